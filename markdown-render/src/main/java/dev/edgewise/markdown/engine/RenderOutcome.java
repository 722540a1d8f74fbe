package dev.edgewise.markdown.engine;

import java.util.List;

/**
 * What became of a document: safe HTML, or a refusal that says why. There is no third
 * way, in particular no exception.
 */
public sealed interface RenderOutcome {

	/**
	 * The document as safe HTML.
	 *
	 * @param html a sanitised fragment
	 * @param outline the headings in document order
	 * @param words the number of words a reader sees
	 */
	record Rendered(String html, List<Heading> outline, int words) implements RenderOutcome {
	}

	/**
	 * The document was not rendered.
	 *
	 * @param reason what it failed on
	 * @param explanation a sentence for whoever wrote the document
	 */
	record Refused(Reason reason, String explanation) implements RenderOutcome {
	}

	/**
	 * Why a document was not rendered.
	 */
	enum Reason {

		/** More bytes than the limit. */
		TOO_LARGE,

		/**
		 * Nested deeper, or tags longer, than the limit: the parser would recurse too
		 * far.
		 */
		TOO_DEEP,

		/** References that would multiply into far more output than input. */
		TOO_MUCH_OUTPUT,

		/** The time budget ran out while this very document was being rendered. */
		TOO_SLOW,

		/**
		 * Every rendering thread was busy for the whole time budget: the document is not
		 * to blame.
		 */
		BUSY,

		/** The engine failed on this document. */
		FAILED

	}

}
