package dev.edgewise.markdown.engine;

import java.util.List;

/**
 * Turns Markdown into HTML that nobody has made safe yet. It is the seam at which another
 * engine takes this one's place.
 * <p>
 * An engine may run long, may overflow the stack and may throw anything: only
 * {@link MarkdownRenderer} calls it.
 */
interface MarkdownEngine {

	/**
	 * Converts a document.
	 * @param markdown the document, which may throw from {@code charAt} in order to stop
	 * the engine
	 * @return HTML as the engine writes it, not sanitised
	 */
	Converted convert(CharSequence markdown);

	/**
	 * What an engine made of a document.
	 *
	 * @param html unsafe HTML
	 * @param outline the headings in document order
	 */
	record Converted(String html, List<Heading> outline) {
	}

}
