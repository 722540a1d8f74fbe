package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An article as lists show it.
 */
record ArticleSummary(UUID id, String slug, String title, String teaser, String author, List<String> tags,
		String section, String language, boolean membersOnly, Instant publishedAt, Instant updatedAt, long revision) {

}
