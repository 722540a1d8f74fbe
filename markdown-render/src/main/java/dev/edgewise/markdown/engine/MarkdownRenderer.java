package dev.edgewise.markdown.engine;

import java.nio.charset.StandardCharsets;

import dev.edgewise.markdown.engine.MarkdownEngine.Converted;
import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;
import dev.edgewise.markdown.engine.RenderOutcome.Rendered;

/**
 * The way from Markdown to safe HTML: size, shape, engine, sanitiser, each within
 * {@link RenderLimits}. The keystroke endpoint and the pages use the same one, so that a
 * preview equals the page.
 * <p>
 * It always answers, within two time budgets, and never throws because of a document.
 * Safe for any number of threads.
 */
public final class MarkdownRenderer implements AutoCloseable {

	private final RenderLimits limits;

	private final NestingCheck nesting;

	private final MarkdownEngine engine;

	private final HtmlSafety safety = new HtmlSafety();

	private final RenderPool pool;

	MarkdownRenderer(MarkdownEngine engine, RenderLimits limits) {
		this.limits = limits;
		this.nesting = new NestingCheck(limits.depth());
		this.engine = engine;
		this.pool = new RenderPool(limits);
	}

	/**
	 * A renderer on flexmark-java with everything switched on.
	 * @param limits what documents may cost
	 * @return a renderer with threads of its own, to be closed
	 */
	public static MarkdownRenderer flexmark(RenderLimits limits) {
		return new MarkdownRenderer(FlexmarkEngine.extended(new TreeCheck(limits.depth())), limits);
	}

	/**
	 * Renders a document.
	 * @param markdown the document
	 * @return safe HTML, or why not
	 */
	public RenderOutcome render(String markdown) {
		if (exceeds(markdown, this.limits.bytes())) {
			return new Refused(Reason.TOO_LARGE, "It is larger than " + this.limits.bytes() + " bytes.");
		}
		return this.pool.run((signal) -> {
			this.nesting.check(markdown);
			Converted converted = this.engine.convert(signal.guard(markdown));
			String html = this.safety.sanitise(converted.html(), signal);
			return new Rendered(html, converted.outline(), Words.count(html));
		});
	}

	private static boolean exceeds(String markdown, int bytes) {
		return markdown.length() > bytes
				|| (markdown.length() > bytes / 3 && markdown.getBytes(StandardCharsets.UTF_8).length > bytes);
	}

	/**
	 * The largest document in UTF-8 bytes.
	 * @return the limit
	 */
	public int byteLimit() {
		return this.limits.bytes();
	}

	/**
	 * How many rendering threads are taken.
	 * @return between 0 and the parallelism
	 */
	public int occupied() {
		return this.pool.occupied();
	}

	/**
	 * How many documents wait for a thread.
	 * @return between 0 and the length of the queue
	 */
	public int waiting() {
		return this.pool.waiting();
	}

	@Override
	public void close() {
		this.pool.close();
	}

}
