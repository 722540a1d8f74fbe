package dev.edgewise.markdown.page;

import org.springframework.http.HttpStatus;

/**
 * A page, or a problem, that stands where the asked one could not be had.
 *
 * @param status of the response
 * @param heading for people
 * @param text a sentence or two for people
 */
record Notice(HttpStatus status, String heading, String text) {

	static final Notice NOT_FOUND = new Notice(HttpStatus.NOT_FOUND, "There is no such article",
			"It may have been renamed or unpublished, or the address has a slip in it.");

	static final Notice UNREACHABLE = new Notice(HttpStatus.SERVICE_UNAVAILABLE, "This page is out of reach just now",
			"The place where articles live does not answer, and this point of presence has no memory of this one. "
					+ "It will be back as soon as the connection is.");

	static final Notice BUSY = new Notice(HttpStatus.SERVICE_UNAVAILABLE, "Too busy to set this page",
			"All hands are at work on other pages. Try again in a moment.");

}
