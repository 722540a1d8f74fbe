package dev.edgewise.markdown.engine;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;

/**
 * What a reader reads in a heading. flexmark's own text collector throws on some line
 * breaks inside emphasis, so it is not asked.
 */
final class HeadingText {

	private HeadingText() {
	}

	static String of(Heading heading) {
		StringBuilder text = new StringBuilder();
		for (Node node : heading.getDescendants()) {
			text.append(textOf(node));
		}
		return text.toString().strip();
	}

	private static String textOf(Node node) {
		return switch (node) {
			case Text text when text.getParent() instanceof Code -> text.getChars().toString();
			case Text text -> text.getChars().unescape();
			case HtmlEntity entity -> entity.getChars().unescape();
			case AutoLink link when !link.hasChildren() -> link.getText().toString();
			case SoftLineBreak ignored -> " ";
			case HardLineBreak ignored -> " ";
			default -> "";
		};
	}

}
