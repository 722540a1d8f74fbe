package dev.edgewise.cms.content;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.edgewise.cms.delivery.CacheHeaders;
import dev.edgewise.cms.delivery.Representations;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What everybody may read. The answer never depends on who asks.
 */
@RestController
@RequestMapping("/api/content/articles")
class ArticleController {

	/** Any edit may alter any search, so no key can tell. */
	private static final Duration SEARCH_LIFETIME = Duration.ofSeconds(30);

	private final ArticleRepository articles;

	private final ArticleList list;

	private final Representations representations;

	private final JsonMapper json;

	ArticleController(ArticleRepository articles, ArticleList list, Representations representations, JsonMapper json) {
		this.articles = articles;
		this.list = list;
		this.representations = representations;
		this.json = json;
	}

	@GetMapping
	ResponseEntity<byte[]> list(@Valid @ModelAttribute ListRequest request) {
		Optional<String> words = request.words();
		if (words.isPresent()) {
			return search(request, words.get());
		}
		ArticleQuery query = request.query();
		int size = request.sizeOrUsual();
		List<ArticleSummary> items = request.cursor()
			.map((cursor) -> this.list.after(query, cursor, size))
			.orElseGet(() -> this.list.page(query, request.pageOrFirst(), size));
		List<String> keys = request.keys(items);
		keys.addFirst(query.key());
		return answer(request, items, this.list.total(query), request.next(items).orElse(null),
				CacheHeaders.purgeable(keys));
	}

	@GetMapping("/{slug}")
	ResponseEntity<byte[]> read(@PathVariable String slug) {
		Article article = this.articles.findBySlug(slug)
			.filter(Article::isLive)
			.orElseThrow(() -> new UnknownArticleException(slug));
		ArticleView view = ArticleView.inPublic(article, this.articles.findByStoryOrderByLanguage(article.story()));
		HttpHeaders headers = CacheHeaders.purgeable(List.of(ContentKeys.article(article.id())));
		headers.set(HttpHeaders.CONTENT_LANGUAGE, article.language());
		view.translations().forEach((other) -> headers.add(HttpHeaders.LINK, alternate(other)));
		return this.representations.answer(HttpStatus.OK, view, headers);
	}

	private ResponseEntity<byte[]> search(ListRequest request, String words) {
		ArticleList.Found found = this.list.search(request.query(), words, request.pageOrFirst(),
				request.sizeOrUsual());
		return answer(request, found.items(), found.total(), null,
				CacheHeaders.brief(SEARCH_LIFETIME, request.keys(found.items())));
	}

	private ResponseEntity<byte[]> answer(ListRequest request, List<ArticleSummary> items, long total,
			@Nullable String next, HttpHeaders headers) {
		if (next != null) {
			headers.add(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
		}
		Integer page = (request.after() != null) ? null : request.pageOrFirst();
		return this.representations.answer(HttpStatus.OK,
				new Page(shown(request, items), page, request.sizeOrUsual(), total, next), headers);
	}

	private List<?> shown(ListRequest request, List<ArticleSummary> items) {
		return request.shown().isEmpty() ? items : items.stream().map((item) -> {
			ObjectNode node = this.json.valueToTree(item);
			return node.retain(request.shown());
		}).toList();
	}

	/** RFC 8288, with the language as a hint of what is to be found there. */
	private static String alternate(ArticleView.Translation other) {
		return "</api/content/articles/%s>; rel=\"alternate\"; hreflang=\"%s\"".formatted(other.slug(),
				other.language());
	}

	/**
	 * Some articles, and how many match in all.
	 *
	 * @param page absent where the list was asked to go on after an article
	 * @param next where it goes on; absent at the end, and for what was searched
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Page(List<?> items, @Nullable Integer page, int size, long total, @Nullable String next) {

	}

}
