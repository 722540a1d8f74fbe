package dev.edgewise.cms.content;

import java.net.URI;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
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

	private final Representations representations;

	EditorController(Newsroom newsroom, ArticleRepository articles, Representations representations) {
		this.newsroom = newsroom;
		this.articles = articles;
		this.representations = representations;
	}

	@PostMapping
	ResponseEntity<byte[]> create(@RequestBody @Validated ArticleRequest request) {
		Article article = this.newsroom.publish(request.manuscript());
		HttpHeaders headers = notStored();
		headers.setLocation(URI.create("/api/content/articles/" + article.slug()));
		return answer(HttpStatus.CREATED, article, headers);
	}

	@PutMapping("/{slug}")
	ResponseEntity<byte[]> revise(@PathVariable String slug,
			@RequestBody @Validated(ArticleRequest.Edit.class) ArticleRequest request) {
		Article article = this.newsroom.revise(slug, request.revision(), request.manuscript());
		return answer(HttpStatus.OK, article, notStored());
	}

	@DeleteMapping("/{slug}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void unpublish(@PathVariable String slug) {
		this.newsroom.unpublish(slug);
	}

	private ResponseEntity<byte[]> answer(HttpStatus status, Article article, HttpHeaders headers) {
		ArticleView view = ArticleView.full(article, this.articles.findByStoryOrderByLanguage(article.story()));
		return this.representations.answer(status, view, headers);
	}

	private static HttpHeaders notStored() {
		HttpHeaders headers = new HttpHeaders();
		headers.setCacheControl("no-store");
		return headers;
	}

}
