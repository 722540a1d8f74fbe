package dev.edgewise.cms.content;

import dev.edgewise.cms.delivery.CacheHeaders;
import dev.edgewise.cms.delivery.Representations;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Full texts, members-only ones included, for services that decide themselves whom they
 * show them to.
 */
@RestController
class InternalArticleController {

	private final ArticleRepository articles;

	private final Representations representations;

	InternalArticleController(ArticleRepository articles, Representations representations) {
		this.articles = articles;
		this.representations = representations;
	}

	@GetMapping("/internal/content/articles/{slug}")
	ResponseEntity<byte[]> read(@PathVariable String slug) {
		Article article = this.articles.findBySlug(slug)
			.filter(Article::isLive)
			.orElseThrow(() -> new UnknownArticleException(slug));
		ArticleView view = ArticleView.full(article, this.articles.findByStoryOrderByLanguage(article.story()));
		return this.representations.answer(HttpStatus.OK, view,
				CacheHeaders.internal(ContentKeys.article(article.id())));
	}

}
