package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A text and where it stands. Its revision counts its changes and guards them: saving an
 * article whose revision is no longer the stored one fails with
 * {@link org.springframework.dao.OptimisticLockingFailureException}.
 *
 * @param story shared by the translations of one text
 */
@Table("article")
public record Article(@Id UUID id, String slug, String title, String teaser, String body, String author,
		List<String> tags, String section, String language, boolean membersOnly, UUID story, Instant updatedAt,
		@Embedded.Empty Publication publication, @Version long revision) {

	public Article {
		tags = List.copyOf(tags);
	}

	static Article written(UUID id, UUID story, Manuscript manuscript, Publication publication, Instant now) {
		return new Article(id, manuscript.slugOrDerived(), manuscript.title(), manuscript.teaserOrDerived(),
				manuscript.body(), manuscript.author(), manuscript.tags(), manuscript.section(), manuscript.language(),
				manuscript.membersOnly(), story, now, publication, 0);
	}

	Article revised(Manuscript manuscript, Instant now) {
		String newSlug = (manuscript.slug() != null) ? manuscript.slug() : this.slug;
		String newTeaser = (manuscript.teaser() != null) ? manuscript.teaser() : this.teaser;
		return new Article(this.id, newSlug, manuscript.title(), newTeaser, manuscript.body(), manuscript.author(),
				manuscript.tags(), manuscript.section(), manuscript.language(), manuscript.membersOnly(), this.story,
				now, this.publication, this.revision);
	}

	Article with(Publication changed, Instant now) {
		return new Article(this.id, this.slug, this.title, this.teaser, this.body, this.author, this.tags, this.section,
				this.language, this.membersOnly, this.story, now, changed, this.revision);
	}

	public boolean isLive() {
		return this.publication.isLive();
	}

	public Manuscript manuscript() {
		return new Manuscript(this.slug, this.title, this.teaser, this.body, this.author, this.tags, this.section,
				this.language, this.membersOnly, null);
	}

}
