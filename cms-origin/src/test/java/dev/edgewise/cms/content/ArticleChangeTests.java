package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.edgewise.cms.outbox.ContentChange;
import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleChangeTests {

	private static final UUID ID = UUID.randomUUID();

	private static final UUID SIBLING = UUID.randomUUID();

	private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

	private static final String KEY = "article:" + ID;

	private static final String SIBLING_KEY = "article:" + SIBLING;

	private final Article before = article("a-slug", "A title", List.of("edge"), "cache", "en", false);

	@Test
	void aNewTextOrTitlePurgesTheArticleAlone() {
		ContentChange change = updated(article("a-slug", "Another title", List.of("edge"), "cache", "en", false));
		assertThat(change.surrogateKeys()).containsExactly(KEY);
		assertThat(change.purge()).isEqualTo(PurgeMode.SOFT);
		assertThat(change.action()).isEqualTo(Action.UPDATED);
	}

	@Test
	void aChangeOfTagsOrSectionPurgesLists() {
		assertThat(updated(article("a-slug", "A title", List.of("other"), "cache", "en", false)).surrogateKeys())
			.containsExactly(KEY, "articles");
		assertThat(updated(article("a-slug", "A title", List.of("edge"), "identity", "en", false)).surrogateKeys())
			.containsExactly(KEY, "articles");
	}

	@Test
	void aNewSlugPurgesTheMemoryOfItsAbsenceAndTheTranslationsThatNameIt() {
		assertThat(updated(article("new-slug", "A title", List.of("edge"), "cache", "en", false)).surrogateKeys())
			.containsExactly(KEY, "articles", "slug:new-slug", SIBLING_KEY);
	}

	@Test
	void aChangeOfLanguagePurgesListsAndTranslations() {
		assertThat(updated(article("a-slug", "A title", List.of("edge"), "cache", "fr", false)).surrogateKeys())
			.containsExactly(KEY, "articles", SIBLING_KEY);
	}

	@Test
	void restrictingToMembersPurgesHard() {
		ContentChange change = updated(article("a-slug", "A title", List.of("edge"), "cache", "en", true));
		assertThat(change.purge()).isEqualTo(PurgeMode.HARD);
		assertThat(change.surrogateKeys()).containsExactly(KEY, "articles");
	}

	@Test
	void creationPurgesListsAbsenceAndTranslationsSoftly() {
		ContentChange change = ArticleChange.created(this.before, List.of(SIBLING), NOW);
		assertThat(change.surrogateKeys()).containsExactly(KEY, "articles", "slug:a-slug", SIBLING_KEY);
		assertThat(change.purge()).isEqualTo(PurgeMode.SOFT);
	}

	@Test
	void unpublishingPurgesHardUnderARevisionOfItsOwn() {
		ContentChange change = ArticleChange.unpublished(this.before, List.of(SIBLING), NOW);
		assertThat(change.surrogateKeys()).containsExactly(KEY, "articles", SIBLING_KEY);
		assertThat(change.purge()).isEqualTo(PurgeMode.HARD);
		assertThat(change.revision()).isEqualTo(this.before.revision() + 1);
	}

	private ContentChange updated(Article after) {
		return ArticleChange.updated(this.before, after, List.of(SIBLING), NOW);
	}

	private static Article article(String slug, String title, List<String> tags, String section, String language,
			boolean membersOnly) {
		return new Article(ID, slug, title, "Teaser.", "Body.", "Ines", tags, section, language, membersOnly, ID, NOW,
				NOW, 4);
	}

}
