package dev.edgewise.cms.content;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.edgewise.cms.delivery.Representations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleViewTests {

	private final Representations representations = new Representations(new JsonMapper());

	private final Article article = article("en", "one", true);

	@Test
	void showsTheTeaserOfAMembersArticleInPublic() {
		ArticleView view = ArticleView.inPublic(this.article, List.of(this.article));
		assertThat(view.body()).isEqualTo("Teaser.");
		assertThat(view.truncated()).isTrue();
		assertThat(ArticleView.full(this.article, List.of()).body()).isEqualTo("Body.");
	}

	@Test
	void namesTranslationsButNotItself() {
		Article german = article("de", "eins", false);
		assertThat(ArticleView.inPublic(this.article, List.of(german, this.article)).translations())
			.containsExactly(new ArticleView.Translation("de", "eins"));
	}

	@Test
	void namesNoTranslationThatReadersDoNotSee() {
		Article german = article("de", "eins", false).with(Publication.draft(), Instant.EPOCH);
		assertThat(ArticleView.inPublic(this.article, List.of(german, this.article)).translations()).isEmpty();
	}

	@Test
	void hasAStrongEtagThatChangesWithWhateverItShows() {
		String alone = etag(ArticleView.inPublic(this.article, List.of()));
		String translated = etag(ArticleView.inPublic(this.article, List.of(article("de", "eins", false))));
		assertThat(alone).matches("\"[\\w-]{22}\"").isNotEqualTo(translated);
		assertThat(etag(ArticleView.inPublic(this.article, List.of()))).isEqualTo(alone);
		assertThat(etag(ArticleView.full(this.article, List.of()))).isNotEqualTo(alone);
	}

	private String etag(ArticleView view) {
		return String
			.valueOf(this.representations.answer(HttpStatus.OK, view, new HttpHeaders()).getHeaders().getETag());
	}

	private static Article article(String language, String slug, boolean membersOnly) {
		return new Article(UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8)), slug, "T", "Teaser.", "Body.",
				"Ines", List.of(), "cache", language, membersOnly, UUID.randomUUID(), Instant.EPOCH,
				Publication.since(Instant.EPOCH), 1);
	}

}
