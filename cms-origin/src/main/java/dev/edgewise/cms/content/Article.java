package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A published text. Its revision counts its changes and guards them: saving an article
 * whose revision is no longer the stored one fails with
 * {@link org.springframework.dao.OptimisticLockingFailureException}.
 *
 * @param story shared by the translations of one text
 */
@Table("article")
record Article(@Id UUID id, String slug, String title, String teaser, String body, String author, List<String> tags,
		String section, String language, boolean membersOnly, UUID story, Instant publishedAt, Instant updatedAt,
		@Version long revision) {

	Article {
		tags = List.copyOf(tags);
	}

	static Article written(UUID id, UUID story, Manuscript manuscript, Instant publishedAt, Instant now) {
		return new Article(id, manuscript.slugOrDerived(), manuscript.title(), manuscript.teaserOrDerived(),
				manuscript.body(), manuscript.author(), manuscript.tags(), manuscript.section(), manuscript.language(),
				manuscript.membersOnly(), story, publishedAt, now, 0);
	}

	Article revised(Manuscript manuscript, Instant now) {
		String newSlug = (manuscript.slug() != null) ? manuscript.slug() : this.slug;
		String newTeaser = (manuscript.teaser() != null) ? manuscript.teaser() : this.teaser;
		return new Article(this.id, newSlug, manuscript.title(), newTeaser, manuscript.body(), manuscript.author(),
				manuscript.tags(), manuscript.section(), manuscript.language(), manuscript.membersOnly(), this.story,
				this.publishedAt, now, this.revision);
	}

}
