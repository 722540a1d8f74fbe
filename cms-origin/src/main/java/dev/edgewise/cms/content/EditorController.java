package dev.edgewise.cms.content;

import java.net.URI;
import java.security.Principal;

import dev.edgewise.cms.delivery.CacheHeaders;
import dev.edgewise.cms.delivery.Representations;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What editors may change. An answer shows the article in full, as the editor just wrote
 * it, and is nobody else's.
 */
@RestController
@RequestMapping("/api/content/articles")
class EditorController {

	private final Newsroom newsroom;

	private final ArticleRepository articles;

	private final Expectation expectation;

	private final Representations representations;

	EditorController(Newsroom newsroom, ArticleRepository articles, Expectation expectation,
			Representations representations) {
		this.newsroom = newsroom;
		this.articles = articles;
		this.expectation = expectation;
		this.representations = representations;
	}

	@PostMapping
	ResponseEntity<byte[]> create(@RequestBody @Validated ArticleRequest request, Principal editor) {
		Article article = Boolean.TRUE.equals(request.draft())
				? this.newsroom.draft(editor.getName(), request.manuscript())
				: this.newsroom.publish(editor.getName(), request.manuscript());
		HttpHeaders headers = CacheHeaders.notStored();
		headers.setLocation(URI.create("/api/content/articles/" + article.slug()));
		return answer(HttpStatus.CREATED, article, headers);
	}

	@PutMapping("/{slug}")
	ResponseEntity<byte[]> revise(@PathVariable String slug, @RequestBody @Validated ArticleRequest request,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, Principal editor) {
		long revision = this.expectation.revision(slug, request.revision(), ifMatch);
		Article article = this.newsroom.revise(editor.getName(), slug, revision, request.manuscript());
		return answer(HttpStatus.OK, article, CacheHeaders.notStored());
	}

	@DeleteMapping("/{slug}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String slug,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, Principal editor) {
		this.newsroom.delete(editor.getName(), slug, this.expectation.optional(slug, ifMatch));
	}

	private ResponseEntity<byte[]> answer(HttpStatus status, Article article, HttpHeaders headers) {
		ArticleView view = ArticleView.full(article, this.articles.findByStoryOrderByLanguage(article.story()));
		return this.representations.answer(status, view, headers);
	}

}
