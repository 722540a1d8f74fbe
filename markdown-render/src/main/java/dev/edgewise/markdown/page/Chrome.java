package dev.edgewise.markdown.page;

import java.util.List;

/**
 * What every page has around its content.
 *
 * @param title of the document, without the site's name
 * @param description one sentence for search engines and link previews
 * @param path of this page with its query, to come back to after signing in
 * @param stylesheet path of the stylesheet
 * @param pop code of the POP that rendered the page
 * @param stale whether something on it is past its time
 * @param alternates the same page in other languages
 */
record Chrome(String title, String description, String path, String stylesheet, String pop, boolean stale,
		List<Alternate> alternates) {

	/**
	 * The same page in another language.
	 *
	 * @param language BCP 47
	 * @param name of the language in itself
	 * @param href where it is
	 */
	record Alternate(String language, String name, String href) {
	}

	String signIn() {
		return "/session/login?return_to=" + Links.encode(this.path);
	}

}
