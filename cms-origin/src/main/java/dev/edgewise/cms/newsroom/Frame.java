package dev.edgewise.cms.newsroom;

/**
 * What stands around every page.
 *
 * @param title of the page
 * @param active where in the newsroom it is
 * @param editor who looks at it
 * @param csrf what forms must send back
 * @param pops where readers are served, as JSON for the page's scripts
 */
record Frame(String title, Place active, String editor, String csrf, String pops) {

	/** The newsroom's parts. */
	enum Place {

		ARTICLES, WRITING, PICTURES, LOG

	}

}
