package dev.edgewise.markdown.article;

import java.time.Instant;
import java.util.List;

/**
 * An article as lists show it.
 *
 * @param id identity over changes of slug
 * @param slug the readable name in URLs
 * @param title its title
 * @param teaser one or two sentences
 * @param author who wrote it
 * @param tags its tags, never null
 * @param section the section it belongs to
 * @param language BCP 47
 * @param membersOnly whether the public sees the teaser only
 * @param publishedAt when it was first published
 * @param updatedAt when this revision was committed
 * @param revision counts its edits
 */
public record Summary(String id, String slug, String title, String teaser, String author, List<String> tags,
		String section, String language, boolean membersOnly, Instant publishedAt, Instant updatedAt, int revision) {

	/**
	 * The surrogate key under which everything made from this article is purged.
	 * @return the key
	 */
	public String surrogateKey() {
		return "article:" + this.id;
	}

}
