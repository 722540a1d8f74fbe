package dev.edgewise.markdown.engine;

import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ext.anchorlink.AnchorLink;
import com.vladsch.flexmark.html.AttributeProvider;
import com.vladsch.flexmark.html.IndependentAttributeProviderFactory;
import com.vladsch.flexmark.html.renderer.AttributablePart;
import com.vladsch.flexmark.html.renderer.LinkResolverContext;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.html.MutableAttributes;

/**
 * Lets links within a document follow the prefix of heading ids, and names the anchors
 * beside headings for those who do not see them.
 */
final class HeadingLinks extends IndependentAttributeProviderFactory {

	@Override
	public AttributeProvider apply(LinkResolverContext context) {
		return HeadingLinks::adapt;
	}

	private static void adapt(Node node, AttributablePart part, MutableAttributes attributes) {
		if (node instanceof AnchorLink) {
			attributes.replaceValue("aria-label", "Link to this section");
		}
		else if (node instanceof Link || node instanceof LinkRef) {
			String target = attributes.getValue("href");
			if (target.length() > 1 && target.charAt(0) == '#' && !target.startsWith("#fn")
					&& !target.startsWith("#" + PrefixedHeadingIds.PREFIX)) {
				attributes.replaceValue("href", "#" + PrefixedHeadingIds.PREFIX + target.substring(1));
			}
		}
	}

}
