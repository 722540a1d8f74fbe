package dev.edgewise.cms.content;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What everybody may read. The answer never depends on who asks.
 */
@RestController
@RequestMapping("/api/content/articles")
class ArticleController {

	private static final String NAME = "[a-z0-9-]{0,100}";

	private final ArticleRepository articles;

	private final ArticleList list;

	private final Representations representations;

	ArticleController(ArticleRepository articles, ArticleList list, Representations representations) {
		this.articles = articles;
		this.list = list;
		this.representations = representations;
	}

	@GetMapping
	ResponseEntity<byte[]> list(@RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String section,
			@RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String tag,
			@RequestParam(required = false) @Pattern(regexp = "[A-Za-z0-9-]{0,35}") @Nullable String language,
			@RequestParam(required = false) @Pattern(regexp = "\\P{Cntrl}{0,100}") @Nullable String author,
			@RequestParam(defaultValue = "0") @PositiveOrZero @Max(100_000) int page,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
		ArticleList.Page found = this.list.find(new ArticleList.Filter(section, tag, language, author), page, size);
		return this.representations.answer(HttpStatus.OK, found, CacheHeaders.list(found.items()));
	}

	@GetMapping("/{slug}")
	ResponseEntity<byte[]> read(@PathVariable String slug) {
		Article article = this.articles.findBySlug(slug).orElseThrow(() -> new UnknownArticleException(slug));
		ArticleView view = ArticleView.inPublic(article, this.articles.findByStoryOrderByLanguage(article.story()));
		return this.representations.answer(HttpStatus.OK, view, CacheHeaders.single(article.id()));
	}

}
