package dev.edgewise.markdown.page;

import java.util.List;

import dev.edgewise.markdown.page.Chrome.Alternate;

/**
 * What is the same around all pages of this process.
 *
 * @param stylesheet path of the stylesheet
 * @param pop code of this place
 */
record PageFrame(String stylesheet, String pop) {

	Chrome around(String title, String description, String path, boolean stale, List<Alternate> alternates) {
		return new Chrome(title, description, path, this.stylesheet, this.pop, stale, alternates);
	}

}
