package dev.edgewise.markdown.engine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.util.HeadingCollectingVisitor;
import com.vladsch.flexmark.html.renderer.HeaderIdGeneratorFactory;
import com.vladsch.flexmark.html.renderer.HtmlIdGenerator;
import com.vladsch.flexmark.html.renderer.LinkResolverContext;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import org.jspecify.annotations.Nullable;

/**
 * Heading ids with a prefix. A page that embeds a fragment has ids of its own, and
 * scripts find elements by id as variables (DOM clobbering): a heading called "Session"
 * must not become either. Equal headings are numbered.
 */
final class PrefixedHeadingIds implements HtmlIdGenerator {

	static final String PREFIX = "h-";

	private final Map<String, Integer> uses = new HashMap<>();

	@Override
	public void generateIds(Document document) {
		for (Heading heading : new HeadingCollectingVisitor().collectAndGetHeadings(document)) {
			heading.setAnchorRefId(unique(PREFIX + slug(HeadingText.of(heading))));
		}
	}

	private String unique(String id) {
		int uses = this.uses.merge(id, 1, Integer::sum);
		return (uses == 1) ? id : unique(id + "-" + (uses - 1));
	}

	private static String slug(String text) {
		StringBuilder slug = new StringBuilder();
		text.toLowerCase(Locale.ROOT).codePoints().forEach((c) -> {
			if (Character.isLetterOrDigit(c)) {
				slug.appendCodePoint(c);
			}
			else if ((Character.isWhitespace(c) || c == '-' || c == '_') && !slug.isEmpty()
					&& slug.charAt(slug.length() - 1) != '-') {
				slug.append('-');
			}
		});
		return slug.toString();
	}

	@Override
	public @Nullable String getId(Node node) {
		return (node instanceof Heading heading) ? heading.getAnchorRefId() : null;
	}

	@Override
	public @Nullable String getId(CharSequence text) {
		return null;
	}

	static final class Factory implements HeaderIdGeneratorFactory {

		@Override
		public HtmlIdGenerator create(LinkResolverContext context) {
			return new PrefixedHeadingIds();
		}

		@Override
		public HtmlIdGenerator create() {
			return new PrefixedHeadingIds();
		}

	}

}
