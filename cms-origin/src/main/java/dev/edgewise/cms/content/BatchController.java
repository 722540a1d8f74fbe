package dev.edgewise.cms.content;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.edgewise.cms.delivery.CacheHeaders;
import dev.edgewise.cms.delivery.Representations;
import dev.edgewise.cms.taxonomy.Slugs;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Many articles at once, for who would otherwise ask for each, in the order they were
 * asked for. The answer also remembers which there were not.
 */
@RestController
class BatchController {

	private final ArticleRepository articles;

	private final Representations representations;

	BatchController(ArticleRepository articles, Representations representations) {
		this.articles = articles;
		this.representations = representations;
	}

	@GetMapping("/api/content/batch")
	ResponseEntity<byte[]> read(@RequestParam @Size(min = 1,
			max = 100) List<@Size(max = 100) @Pattern(regexp = Slugs.PATTERN) String> slugs) {
		Set<String> asked = new LinkedHashSet<>(slugs);
		Map<String, Article> found = this.articles.findBySlugIn(asked)
			.stream()
			.filter(Article::isLive)
			.collect(Collectors.toMap(Article::slug, Function.identity()));
		Map<UUID, List<Article>> stories = stories(found);
		List<ArticleView> items = new ArrayList<>();
		List<String> missing = new ArrayList<>();
		List<String> keys = new ArrayList<>();
		for (String slug : asked) {
			Article article = found.get(slug);
			if (article == null) {
				missing.add(slug);
				keys.add(ContentKeys.slug(slug));
			}
			else {
				items.add(ArticleView.inPublic(article, stories.getOrDefault(article.story(), List.of())));
				keys.add(ContentKeys.article(article.id()));
			}
		}
		return this.representations.answer(HttpStatus.OK, new Batch(items, missing), CacheHeaders.purgeable(keys));
	}

	private Map<UUID, List<Article>> stories(Map<String, Article> found) {
		return found.isEmpty() ? Map.of()
				: this.articles
					.findByStoryInOrderByLanguage(found.values().stream().map(Article::story).distinct().toList())
					.stream()
					.collect(Collectors.groupingBy(Article::story));
	}

	/** What there is, and what there is not. */
	record Batch(List<ArticleView> items, List<String> missing) {

	}

}
