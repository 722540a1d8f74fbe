package dev.edgewise.markdown.article;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RelatedArticlesTests {

	private final Article article = new Article(summary("one", 1, "Caching", "cache", "purge"), "", false,
			List.of(new Article.Translation("de", "eins")));

	@Test
	void putsMoreSharedTagsFirstThenTheSectionThenTheNewer() {
		List<Summary> related = RelatedArticles.of(this.article,
				List.of(summary("newer", 9, "Data", "cache"), summary("same-section", 2, "Caching", "CACHE"),
						summary("older", 3, "Data", "cache"), summary("both", 1, "Data", "purge", "cache")),
				4);
		assertThat(related).extracting(Summary::slug).containsExactly("both", "same-section", "newer", "older");
	}

	@Test
	void leavesOutItselfItsTranslationsAndWhatSharesNoTag() {
		List<Summary> related = RelatedArticles.of(this.article, List.of(this.article.summary(),
				summary("eins", 1, "Caching", "cache", "purge"), summary("other", 1, "Caching", "beacons")), 4);
		assertThat(related).isEmpty();
	}

	@Test
	void takesNoMoreThanTheLimit() {
		List<Summary> candidates = List.of(summary("a", 2, "x", "cache"), summary("b", 3, "x", "cache"),
				summary("c", 4, "x", "cache"));
		assertThat(RelatedArticles.of(this.article, candidates, 2)).extracting(Summary::slug).containsExactly("c", "b");
	}

	private static Summary summary(String slug, int day, String section, String... tags) {
		Instant published = Instant.parse("2026-11-0" + day + "T00:00:00Z");
		return new Summary("id-" + slug, slug, slug, "", "Ada", List.of(tags), section, "en", false, published,
				published, 1);
	}

}
