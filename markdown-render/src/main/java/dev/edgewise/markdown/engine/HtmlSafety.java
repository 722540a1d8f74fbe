package dev.edgewise.markdown.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.owasp.html.Handler;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * Makes HTML safe: only elements that Markdown can express, or that authors write for
 * want of Markdown, only their harmless attributes, and only URLs that {@link SafeUrl}
 * lets pass. What is not allowed is dropped, its text kept (save for scripts and styles).
 * <p>
 * It never fails; at worst less comes out than went in.
 */
final class HtmlSafety {

	private static final Pattern ID = Pattern.compile("(?:h|fn|fnref)-[\\p{L}\\p{N}-]{0,200}");

	private static final Pattern CLASS = Pattern
		.compile("anchor|task|footnotes|footnote-ref|footnote-backref|language-[\\w+#.-]{1,40}");

	private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

	private static final Pattern ALIGN = Pattern.compile("left|right|center");

	private static final Pattern FLAG = Pattern.compile("|checked|disabled|open|reversed");

	private final PolicyFactory policy = new HtmlPolicyBuilder()
		.allowElements("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "dl",
				"dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "div", "details",
				"summary", "figure", "figcaption")
		.allowElements("a", "em", "strong", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "code",
				"kbd", "samp", "var", "abbr", "cite", "q", "dfn", "time", "span", "wbr")
		.allowWithoutAttributes("a", "span")
		.allowElements((name, attributes) -> attributes.contains("src") ? name : null, "img")
		.allowElements((name, attributes) -> isCheckbox(attributes) ? name : null, "input")
		.allowAttributes("id")
		.matching(ID)
		.globally()
		.allowAttributes("class")
		.matching(CLASS)
		.globally()
		.allowAttributes("title", "lang", "dir", "aria-label")
		.globally()
		.allowAttributes("href")
		.matching(SafeUrl.forLinks())
		.onElements("a")
		.allowAttributes("src")
		.matching(SafeUrl.forImages())
		.onElements("img")
		.allowAttributes("alt")
		.onElements("img")
		.allowAttributes("width", "height")
		.matching(NUMBER)
		.onElements("img")
		.allowAttributes("start")
		.matching(NUMBER)
		.onElements("ol")
		.allowAttributes("reversed")
		.matching(FLAG)
		.onElements("ol")
		.allowAttributes("align")
		.matching(ALIGN)
		.onElements("th", "td")
		.allowAttributes("colspan", "rowspan")
		.matching(NUMBER)
		.onElements("th", "td")
		.allowAttributes("open")
		.matching(FLAG)
		.onElements("details")
		.allowAttributes("datetime")
		.onElements("time")
		.allowAttributes("type")
		.matching(Set.of("checkbox")::contains)
		.onElements("input")
		.allowAttributes("checked", "disabled")
		.matching(FLAG)
		.onElements("input")
		.allowUrlProtocols("http", "https", "mailto", "tel")
		.toFactory();

	private static boolean isCheckbox(List<String> attributes) {
		int type = attributes.indexOf("type");
		return type >= 0 && "checkbox".equals(attributes.get(type + 1)) && attributes.contains("disabled");
	}

	String sanitise(String html, StopSignal signal) {
		StringBuilder safe = new StringBuilder(html.length() + html.length() / 8);
		HtmlSanitizer.sanitize(html, this.policy.apply(HtmlStreamRenderer.create(safe, Handler.DO_NOTHING)),
				(next) -> new Stoppable(next, signal));
		return safe.toString();
	}

	private static final class Stoppable extends HtmlStreamEventReceiverWrapper {

		private final StopSignal signal;

		Stoppable(HtmlStreamEventReceiver next, StopSignal signal) {
			super(next);
			this.signal = signal;
		}

		@Override
		public void openTag(String element, List<String> attributes) {
			this.signal.step();
			super.openTag(element, attributes);
		}

		@Override
		public void closeTag(String element) {
			this.signal.step();
			super.closeTag(element);
		}

		@Override
		public void text(String text) {
			this.signal.step();
			super.text(text);
		}

	}

}
