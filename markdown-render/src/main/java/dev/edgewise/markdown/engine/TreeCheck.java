package dev.edgewise.markdown.engine;

import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import org.jspecify.annotations.Nullable;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;

/**
 * Looks at a parsed document before anything recurses over it or multiplies it: how deep
 * it nests in fact, and how much text its references will expand to (one long link
 * definition used thousands of times makes gigabytes out of kilobytes). It walks without
 * recursion.
 * <p>
 * A document beyond a limit leaves as {@link RefusedDocument}.
 */
final class TreeCheck {

	private static final int FREE_EXPANSION = 100_000;

	private final int depthLimit;

	TreeCheck(int depthLimit) {
		this.depthLimit = depthLimit;
	}

	void check(Document document, int length) {
		long expansion = 0;
		long expansionLimit = Math.max(FREE_EXPANSION, length);
		int depth = 0;
		@Nullable Node node = document;
		while (node != null) {
			expansion += expansionOf(node, document);
			if (expansion > expansionLimit) {
				throw new RefusedDocument(Reason.TOO_MUCH_OUTPUT,
						"Its link definitions expand to more than " + expansionLimit + " characters.");
			}
			@Nullable Node child = node.getFirstChild();
			if (child != null) {
				node = child;
				depth++;
				if (depth > this.depthLimit) {
					throw tooDeep(this.depthLimit);
				}
				continue;
			}
			while (node != null && node.getNext() == null) {
				node = node.getParent();
				depth--;
			}
			node = (node != null) ? node.getNext() : null;
		}
	}

	private static long expansionOf(Node node, Document document) {
		if (!(node instanceof LinkRef || node instanceof ImageRef)) {
			return 0;
		}
		@Nullable Reference reference = ((RefNode) node).getReferenceNode(document);
		return (reference != null) ? reference.getUrl().length() + reference.getTitle().length() : 0;
	}

	static RefusedDocument tooDeep(int limit) {
		return new RefusedDocument(Reason.TOO_DEEP, "It nests deeper than " + limit + " levels.");
	}

}
