package dev.edgewise.markdown.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.vladsch.flexmark.ast.util.HeadingCollectingVisitor;
import com.vladsch.flexmark.ext.anchorlink.AnchorLinkExtension;
import com.vladsch.flexmark.ext.autolink.AutolinkExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/**
 * flexmark-java behind {@link MarkdownEngine}. Raw HTML passes through it: the sanitiser
 * that follows decides about that with the same rules as about the engine's own HTML.
 * <p>
 * It recurses as deep as a document nests, and its expressions for HTML tags once per
 * attribute; {@link NestingCheck} and {@link TreeCheck} keep both within the stack.
 */
final class FlexmarkEngine implements MarkdownEngine {

	private final Parser parser;

	private final HtmlRenderer renderer;

	private final TreeCheck check;

	private FlexmarkEngine(Parser parser, HtmlRenderer renderer, TreeCheck check) {
		this.parser = parser;
		this.renderer = renderer;
		this.check = check;
	}

	/**
	 * CommonMark and nothing more, as its specification's examples want it.
	 */
	static FlexmarkEngine commonMark(TreeCheck check) {
		DataHolder options = commonMarkOptions().toImmutable();
		return new FlexmarkEngine(Parser.builder(options).build(), HtmlRenderer.builder(options).build(), check);
	}

	/**
	 * CommonMark with GFM's extensions, footnotes and heading anchors, as everything but
	 * the specification wants it.
	 */
	static FlexmarkEngine extended(TreeCheck check) {
		Collection<Extension> extensions = List.of(TablesExtension.create(), StrikethroughExtension.create(),
				TaskListExtension.create(), AutolinkExtension.create(), FootnoteExtension.create(),
				AnchorLinkExtension.create());
		DataHolder options = commonMarkOptions().set(Parser.EXTENSIONS, extensions)
			.set(HtmlRenderer.GENERATE_HEADER_ID, true)
			.set(HtmlRenderer.RENDER_HEADER_ID, true)
			.set(AnchorLinkExtension.ANCHORLINKS_WRAP_TEXT, false)
			.set(AnchorLinkExtension.ANCHORLINKS_SET_ID, false)
			.set(AnchorLinkExtension.ANCHORLINKS_ANCHOR_CLASS, "anchor")
			.set(TaskListExtension.TIGHT_ITEM_CLASS, "task")
			.set(TaskListExtension.LOOSE_ITEM_CLASS, "task")
			.set(TablesExtension.COLUMN_SPANS, false)
			.set(TablesExtension.APPEND_MISSING_COLUMNS, true)
			.set(TablesExtension.DISCARD_EXTRA_COLUMNS, true)
			.set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true)
			.set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
			.toImmutable();
		HtmlRenderer renderer = HtmlRenderer.builder(options)
			.htmlIdGeneratorFactory(new PrefixedHeadingIds.Factory())
			.attributeProviderFactory(new HeadingLinks())
			.build();
		return new FlexmarkEngine(Parser.builder(options).build(), renderer, check);
	}

	private static MutableDataSet commonMarkOptions() {
		return new MutableDataSet().set(HtmlRenderer.PERCENT_ENCODE_URLS, true)
			.set(HtmlRenderer.GENERATE_HEADER_ID, false)
			.set(HtmlRenderer.RENDER_HEADER_ID, false);
	}

	@Override
	public Converted convert(CharSequence markdown) {
		Document document = this.parser.parse(BasedSequence.of(markdown));
		this.check.check(document, markdown.length());
		String html = this.renderer.render(document);
		return new Converted(html, outline(document));
	}

	private static List<Heading> outline(Document document) {
		List<Heading> outline = new ArrayList<>();
		for (var heading : new HeadingCollectingVisitor().collectAndGetHeadings(document)) {
			String text = HeadingText.of(heading);
			outline.add(new Heading(heading.getLevel(), heading.getAnchorRefId(), text));
		}
		return List.copyOf(outline);
	}

}
