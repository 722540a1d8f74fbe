package dev.edgewise.markdown.article;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.edgewise.platform.origin.OriginClient;
import dev.edgewise.platform.origin.OriginRequest;
import dev.edgewise.platform.origin.OriginResponse;
import dev.edgewise.platform.origin.OriginUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Articles from the core's content API, by way of the edge cache. 404 is
 * {@link Answer.Missing}; silence, any other status and JSON that is none of an article
 * are {@link Answer.Unreachable}.
 */
final class OriginArticleSource implements ArticleSource {

	private static final Logger log = LoggerFactory.getLogger(OriginArticleSource.class);

	private static final String ARTICLES = "/api/content/articles";

	private final Function<String, OriginResponse> origin;

	private final JsonMapper json;

	OriginArticleSource(OriginClient origin, JsonMapper json) {
		this((uri) -> origin.get(OriginRequest.json(uri)), json);
	}

	OriginArticleSource(Function<String, OriginResponse> origin, JsonMapper json) {
		this.origin = origin;
		this.json = json;
	}

	@Override
	public Answer<Article> article(String slug) {
		return ask(ARTICLES + "/" + UriUtils.encode(slug, StandardCharsets.UTF_8), ArticleJson.Full.class,
				ArticleJson.Full::toArticle);
	}

	@Override
	public Answer<ArticleList> list(ArticleQuery query) {
		return ask(ARTICLES + "?" + parameters(query), ArticleJson.Page.class, ArticleJson.Page::toList);
	}

	/** Always in the same order, since the cache knows an answer by its URI. */
	private static String parameters(ArticleQuery query) {
		List<String> parameters = new ArrayList<>();
		add(parameters, "section", query.section());
		add(parameters, "tag", query.tag());
		add(parameters, "language", query.language());
		add(parameters, "author", query.author());
		parameters.add("page=" + query.page());
		parameters.add("size=" + query.size());
		return String.join("&", parameters);
	}

	private static void add(List<String> parameters, String name, Optional<String> value) {
		value.ifPresent((present) -> parameters.add(name + "=" + UriUtils.encode(present, StandardCharsets.UTF_8)));
	}

	private <J, T> Answer<T> ask(String uri, Class<J> type, Function<J, T> conversion) {
		try {
			OriginResponse response = this.origin.apply(uri);
			return switch (response.status()) {
				case 200 -> new Answer.Found<>(conversion.apply(this.json.readValue(response.body(), type)),
						provenance(response));
				case 404, 410 -> new Answer.Missing<>(provenance(response));
				default -> new Answer.Unreachable<>("The core answers with status " + response.status());
			};
		}
		catch (OriginUnavailableException ex) {
			return new Answer.Unreachable<>("The core is out of reach");
		}
		catch (JacksonException ex) {
			log.warn("The core's answer to {} is not understood: {}", uri, ex.getOriginalMessage());
			return new Answer.Unreachable<>("The core's answer is not understood");
		}
	}

	private static Provenance provenance(OriginResponse response) {
		return new Provenance(surrogateKeys(response.headers()), response.purgePosition(), response.stale(),
				response.timing());
	}

	private static Set<String> surrogateKeys(HttpHeaders headers) {
		Set<String> keys = new LinkedHashSet<>();
		for (String field : headers.allValues("surrogate-key")) {
			keys.addAll(List.of(field.strip().split("\\s+")));
		}
		keys.remove("");
		return keys;
	}

}
