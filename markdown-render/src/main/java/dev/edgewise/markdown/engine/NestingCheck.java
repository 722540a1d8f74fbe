package dev.edgewise.markdown.engine;

/**
 * Refuses, before any parser sees them, documents whose shape makes parsers recurse:
 * block quotes and lists in one another, long runs of brackets and delimiters, HTML tags
 * with hundreds of attributes. One pass over the text, in time linear in its length.
 * <p>
 * It estimates from above and knows no code blocks, so that it may refuse a document that
 * shows such a monster in one. It leaves as {@link RefusedDocument}.
 */
final class NestingCheck {

	private final int limit;

	NestingCheck(int limit) {
		this.limit = limit;
	}

	void check(String markdown) {
		new BlockNesting(markdown, this.limit).check();
		new TagLength(markdown, this.limit).check();
		EscapeRuns.check(markdown);
	}

}
