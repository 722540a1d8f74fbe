package dev.edgewise.cms.archive;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** An article that a search has found. */
record Finding(String articleId, String headline, String byline, @Nullable String contributorId, LocalDate publishedOn,
		Clearance clearance) {

}
