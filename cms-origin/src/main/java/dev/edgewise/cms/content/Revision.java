package dev.edgewise.cms.content;

import java.time.Instant;

/**
 * An article as one of its changes left it.
 *
 * @param number the article's revision after the change
 * @param action what the change was
 * @param by who made it
 */
public record Revision(long number, String action, String by, Instant at, Manuscript manuscript) {

	/** A revision without its text, as lists show it. */
	public record Heading(long number, String action, String by, Instant at, String title) {

	}

}
