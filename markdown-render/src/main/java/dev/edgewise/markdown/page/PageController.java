package dev.edgewise.markdown.page;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.edgewise.markdown.article.Answer;
import dev.edgewise.markdown.article.Article;
import dev.edgewise.markdown.article.ArticleList;
import dev.edgewise.markdown.article.ArticleQuery;
import dev.edgewise.markdown.article.ArticleSource;
import dev.edgewise.markdown.page.PageComposer.Composed;

/**
 * The pages in their anonymous variant, which is the same for everybody and so may be
 * shared. What cannot be had is a page too for those who ask for HTML, and a problem (RFC
 * 9457) for everybody else.
 */
@RestController
final class PageController {

	private static final Logger log = LoggerFactory.getLogger(PageController.class);

	private static final int PER_PAGE = 20;

	private static final int LAST_PAGE = 10_000;

	private final ArticleSource source;

	private final PageComposer composer;

	private final PageResponses responses;

	private final ExecutorService sideBySide;

	PageController(ArticleSource source, PageComposer composer, PageResponses responses, ExecutorService sideBySide) {
		this.source = source;
		this.composer = composer;
		this.responses = responses;
		this.sideBySide = sideBySide;
	}

	@GetMapping("/articles/{slug}")
	ResponseEntity<Object> article(@PathVariable String slug, @RequestHeader HttpHeaders headers) {
		Sources sources = new Sources();
		CompletableFuture<Answer<ArticleList>> candidates = CompletableFuture
			.supplyAsync(() -> this.source.list(PageComposer.CANDIDATES), this.sideBySide);
		Answer<Article> answer = this.source.article(slug);
		return switch (answer) {
			case Answer.Found<Article> found -> {
				sources.add(found.provenance());
				yield respond(this.composer.article(found.value(), candidates.join(), sources), Links.article(slug),
						sources, headers);
			}
			case Answer.Missing<Article> missing -> {
				sources.add(missing.provenance());
				yield this.responses.notFound(notice(Notice.NOT_FOUND, Links.article(slug), headers), sources);
			}
			case Answer.Unreachable<Article> away -> unreachable(away.why(), Links.article(slug), headers);
		};
	}

	@GetMapping("/articles")
	ResponseEntity<Object> list(@RequestParam Optional<String> section, @RequestParam Optional<String> tag,
			@RequestParam Optional<String> language, @RequestParam Optional<String> author,
			@RequestParam(defaultValue = "0") int page, @RequestHeader HttpHeaders headers) {
		ArticleQuery query = new ArticleQuery(given(section), given(tag), given(language), given(author),
				Math.clamp(page, 0, LAST_PAGE), PER_PAGE);
		Sources sources = new Sources();
		Answer<ArticleList> answer = this.source.list(query);
		return switch (answer) {
			case Answer.Found<ArticleList> found -> {
				sources.add(found.provenance());
				yield respond(this.composer.list(query, found.value(), sources), Links.list(query), sources, headers);
			}
			case Answer.Missing<ArticleList> missing -> {
				sources.add(missing.provenance());
				yield this.responses.notFound(notice(Notice.NOT_FOUND, Links.list(query), headers), sources);
			}
			case Answer.Unreachable<ArticleList> away -> unreachable(away.why(), Links.list(query), headers);
		};
	}

	private static Optional<String> given(Optional<String> parameter) {
		return parameter.map(String::strip).filter((value) -> !value.isEmpty());
	}

	private ResponseEntity<Object> respond(Composed composed, String path, Sources sources, HttpHeaders headers) {
		return switch (composed) {
			case Composed.Page page -> this.responses.page(page.html(), sources);
			case Composed.Failed failed ->
				this.responses.unavailable(failed.notice().status(), notice(failed.notice(), path, headers));
		};
	}

	private ResponseEntity<Object> unreachable(String why, String path, HttpHeaders headers) {
		log.debug("No page at {}: {}", path, why);
		return this.responses.unavailable(Notice.UNREACHABLE.status(), notice(Notice.UNREACHABLE, path, headers));
	}

	private Object notice(Notice notice, String path, HttpHeaders headers) {
		return asksForHtml(headers) ? this.composer.notice(notice, path)
				: ProblemDetail.forStatusAndDetail(notice.status(), notice.heading() + ". " + notice.text());
	}

	private static boolean asksForHtml(HttpHeaders headers) {
		try {
			return headers.getAccept()
				.stream()
				.anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
