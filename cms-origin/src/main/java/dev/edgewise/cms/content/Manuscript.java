package dev.edgewise.cms.content;

import java.util.List;

import dev.edgewise.cms.taxonomy.Slugs;
import org.jspecify.annotations.Nullable;

/**
 * What an author hands in. Slug and teaser may be left to the newsroom: then they are
 * derived from title and body on creation, and kept on a revision.
 *
 * @param translationOf slug of the article this one translates; counts on creation only
 */
public record Manuscript(@Nullable String slug, String title, @Nullable String teaser, String body, String author,
		List<String> tags, String section, String language, boolean membersOnly, @Nullable String translationOf) {

	/** The same text under another URL. */
	Manuscript at(String other) {
		return new Manuscript(other, this.title, this.teaser, this.body, this.author, this.tags, this.section,
				this.language, this.membersOnly, this.translationOf);
	}

	String slugOrDerived() {
		return (this.slug != null) ? this.slug : Slugs.from(this.title);
	}

	String teaserOrDerived() {
		return (this.teaser != null) ? this.teaser : Teasers.from(this.body);
	}

}
