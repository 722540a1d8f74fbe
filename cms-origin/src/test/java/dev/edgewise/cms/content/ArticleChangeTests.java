package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.edgewise.cms.outbox.ContentChange;
import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleChangeTests {

	private static final UUID ID = UUID.randomUUID();

	private static final UUID SIBLING = UUID.randomUUID();

	private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

	private static final String KEY = "article:" + ID;

	private static final String ITEM = "item:" + ID;

	private static final String SIBLING_KEY = "article:" + SIBLING;

	private final Article before = article("a-slug", "A title", "Body.", List.of("edge"), "cache", "en", false);

	@Test
	void aNewTextPurgesTheArticleAlone() {
		ContentChange change = updated(
				article("a-slug", "A title", "Another body.", List.of("edge"), "cache", "en", false));
		assertThat(change.surrogateKeys()).containsExactly(KEY);
		assertThat(change.purge()).isEqualTo(PurgeMode.SOFT);
		assertThat(change.action()).isEqualTo(Action.UPDATED);
	}

	@Test
	void aNewTitlePurgesAlsoWhatShowsTitlesOnly() {
		assertThat(updated(article("a-slug", "Another title", "Body.", List.of("edge"), "cache", "en", false))
			.surrogateKeys()).containsExactly(KEY, ITEM);
	}

	@Test
	void aMoveToAnotherSectionPurgesTheListsOfBothAndNoOther() {
		List<String> keys = updated(article("a-slug", "A title", "Body.", List.of("edge"), "identity", "en", false))
			.surrogateKeys();
		assertThat(keys).contains(KEY, ITEM, "articles/section=cache", "articles/section=identity",
				"articles/section=cache/tag=edge", "articles/section=identity/tag=edge/language=en", "section:cache",
				"section:identity", "sections");
		assertThat(keys).doesNotContain("articles", "articles/tag=edge", "articles/language=en", "tags", "tag:edge",
				"authors", SIBLING_KEY);
	}

	@Test
	void aChangeOfTagsPurgesTheListsOfTheTagsThatCameOrWent() {
		List<String> keys = updated(article("a-slug", "A title", "Body.", List.of("edge", "cdn"), "cache", "en", false))
			.surrogateKeys();
		assertThat(keys).contains("articles/tag=cdn", "articles/section=cache/tag=cdn", "tag:cdn", "tags");
		assertThat(keys).noneMatch((key) -> key.contains("edge"))
			.doesNotContain("articles", "articles/section=cache", "sections");
	}

	@Test
	void anotherAuthorPurgesTheListsOfBoth() {
		Article after = new Article(ID, "a-slug", "A title", "Teaser.", "Body.", "Ada", List.of("edge"), "cache", "en",
				false, ID, NOW, Publication.since(NOW), 4);
		assertThat(updated(after).surrogateKeys())
			.contains(ContentKeys.list(null, null, null, "Ada"), ContentKeys.list(null, null, null, "Ines"),
					"author:ada", "author:ines", "authors")
			.doesNotContain("articles");
	}

	@Test
	void aNewSlugPurgesTheMemoryOfItsAbsenceAndTheTranslationsThatNameIt() {
		assertThat(
				updated(article("new-slug", "A title", "Body.", List.of("edge"), "cache", "en", false)).surrogateKeys())
			.containsExactlyInAnyOrder(KEY, ITEM, "slug:new-slug", SIBLING_KEY);
	}

	@Test
	void aChangeOfLanguagePurgesListsOfBothAndTranslations() {
		assertThat(
				updated(article("a-slug", "A title", "Body.", List.of("edge"), "cache", "fr", false)).surrogateKeys())
			.contains(KEY, ITEM, SIBLING_KEY, "articles/language=en", "articles/language=fr")
			.doesNotContain("articles");
	}

	@Test
	void restrictingToMembersPurgesHard() {
		ContentChange change = updated(article("a-slug", "A title", "Body.", List.of("edge"), "cache", "en", true));
		assertThat(change.purge()).isEqualTo(PurgeMode.HARD);
		assertThat(change.surrogateKeys()).containsExactly(KEY, ITEM);
	}

	@Test
	void publishingPurgesItsListsAbsenceAndTranslationsSoftly() {
		ContentChange change = change(null, this.before);
		assertThat(change.surrogateKeys())
			.contains(KEY, SIBLING_KEY, "slug:a-slug", "articles", "articles/section=cache", "articles/tag=edge",
					"articles/language=en", "section:cache", "sections", "tag:edge", "tags", "author:ines", "authors")
			.allMatch((key) -> !key.contains(" "));
		assertThat(change.purge()).isEqualTo(PurgeMode.SOFT);
		assertThat(change.action()).isEqualTo(Action.CREATED);
	}

	@Test
	void deletingPurgesHardUnderARevisionOfItsOwn() {
		ContentChange change = change(this.before, null);
		assertThat(change.surrogateKeys()).contains(KEY, ITEM, "articles", SIBLING_KEY);
		assertThat(change.purge()).isEqualTo(PurgeMode.HARD);
		assertThat(change.action()).isEqualTo(Action.UNPUBLISHED);
		assertThat(change.revision()).isEqualTo(this.before.revision() + 1);
	}

	@Test
	void embargoPurgesHard() {
		Article withdrawn = this.before.with(this.before.publication().embargoed(NOW.plusSeconds(60)), NOW);
		ContentChange change = change(this.before, withdrawn);
		assertThat(change.purge()).isEqualTo(PurgeMode.HARD);
		assertThat(change.action()).isEqualTo(Action.UNPUBLISHED);
	}

	@Test
	void whatReadersNeverSawChangesNothingForThem() {
		Article draft = this.before.with(Publication.draft(), NOW);
		assertThat(ArticleChange.of(null, draft, List.of(), NOW)).isEmpty();
		assertThat(ArticleChange.of(draft, draft, List.of(), NOW)).isEmpty();
		assertThat(ArticleChange.of(draft, null, List.of(), NOW)).isEmpty();
		assertThat(change(draft, this.before).action()).isEqualTo(Action.CREATED);
	}

	@Test
	void tellsNothingOfTheText() {
		Article secret = article("a-slug", "Hidden title", "Hidden text.", List.of("edge"), "cache", "en", true);
		assertThat(updated(secret).toString()).doesNotContain("Hidden", "Teaser");
	}

	private ContentChange updated(Article after) {
		return change(this.before, after);
	}

	private static ContentChange change(@Nullable Article before, @Nullable Article after) {
		return ArticleChange.of(before, after, List.of(SIBLING), NOW).orElseThrow();
	}

	private static Article article(String slug, String title, String body, List<String> tags, String section,
			String language, boolean membersOnly) {
		return new Article(ID, slug, title, "Teaser.", body, "Ines", tags, section, language, membersOnly, ID, NOW,
				Publication.since(NOW), 4);
	}

}
