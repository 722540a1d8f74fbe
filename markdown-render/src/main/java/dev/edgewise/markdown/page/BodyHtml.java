package dev.edgewise.markdown.page;

import java.util.List;

import org.springframework.web.util.HtmlUtils;

import dev.edgewise.markdown.engine.Heading;
import dev.edgewise.markdown.engine.RenderOutcome.Rendered;

/**
 * An article's text as a page shows it: below the page's own title.
 *
 * @param html safe HTML
 * @param outline its headings
 * @param words number of its words
 */
record BodyHtml(String html, List<Heading> outline, int words) {

	private static final String END_OF_TITLE = "</h1>";

	/**
	 * Leaves out a first heading that repeats the title, which the page shows already.
	 */
	static BodyHtml of(Rendered rendered, String title) {
		boolean repeated = rendered.html().startsWith("<h1") && rendered.outline().getFirst().text().equals(title);
		String html = repeated
				? rendered.html().substring(rendered.html().indexOf(END_OF_TITLE) + END_OF_TITLE.length())
				: rendered.html();
		return new BodyHtml(html, rendered.outline(), rendered.words());
	}

	/**
	 * A text that the engine refuses, as it was written.
	 */
	static BodyHtml verbatim(String markdown) {
		return new BodyHtml("<pre class=\"verbatim\">" + HtmlUtils.htmlEscape(markdown) + "</pre>", List.of(), 0);
	}

}
