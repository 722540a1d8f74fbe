package dev.edgewise.markdown.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.markdown.engine.RenderOutcome.Rendered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attacks by way of Markdown and of raw HTML, looked at through a real HTML parser.
 */
class HtmlSafetyTests {

	private static final Set<String> FORBIDDEN = Set.of("script", "style", "iframe", "object", "embed", "form", "svg",
			"math", "link", "meta", "base", "template", "textarea", "button", "noscript", "video", "audio");

	private final MarkdownRenderer renderer = MarkdownRenderer
		.flexmark(new RenderLimits(256 * 1024, 100, Duration.ofSeconds(20), 2, 8, 16 << 20));

	@AfterEach
	void close() {
		this.renderer.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java&#115;cript:alert(1))",
			"[a](javascript&colon;alert(1))", "[a](&#x6A;avascript:alert(1))", "[a](java%73cript:alert(1))",
			"[a](%6aavascript%3aalert(1))", "[a](data:text/html;base64,PHNjcmlwdD4=)", "[a](vbscript:msgbox(1))",
			"[a]( javascript:alert(1))", "[a](<java\tscript:alert(1)>)", "[a](java&NewLine;script:alert(1))",
			"[a](\u0001javascript:alert(1))", "[a](java\u00adscript:alert(1))", "<javascript:alert(1)>",
			"<data:text/html,x>", "![a](javascript:alert(1))", "![a](data:image/svg+xml;base64,PHN2Zy8+)",
			"[a][b]\n\n[b]: javascript:alert(1)", "[a](file:///etc/passwd)", "[a](feed:javascript:alert(1))",
			"[a](javascript:%0aalert(1))", "![a](x\"onerror=alert(1))", "[a](x 'y\" onmouseover=\"alert(1)')",
			"<script>alert(1)</script>", "<SCRIPT SRC=//evil></SCRIPT>", "<img src=x onerror=alert(1)>",
			"<img src=\"java\nscript:alert(1)\">", "<a href=\"java\tscript:alert(1)\">x</a>", "<svg onload=alert(1)>",
			"<svg><script>alert(1)</script></svg>",
			"<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
			"<iframe src=javascript:alert(1)></iframe>", "<object data=x></object>",
			"<style>*{background:url(x)}</style>", "<p style=\"background:url(javascript:alert(1))\">x</p>",
			"<base href=//evil>", "<meta http-equiv=refresh content=0>",
			"<form action=//evil><input type=password></form>", "<input type=checkbox onclick=alert(1)>",
			"<details open ontoggle=alert(1)>x</details>", "<a id=session name=location href=x>x</a>",
			"<div class=\"site members-only\" id=main>x</div>",
			"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
			"<textarea><img src=x onerror=alert(1)></textarea>", "<!--><img src=x onerror=alert(1)>-->",
			"<![CDATA[><img src=x onerror=alert(1)>]]>", "<x/><b onclick=alert(1)>b</b>",
			"<template><script>1</script></template>", "```\"onmouseover=alert(1) x\ncode\n```",
			"# h <img src=x onerror=alert(1)>", "|a|\n|-|\n|<script>alert(1)</script>|",
			"[^1]\n\n[^1]: <script>alert(1)</script>", "~~<script>~~alert(1)~~</script>~~" })
	void nothingThatRunsComesOut(String attack) {
		var html = Jsoup.parseBodyFragment(((Rendered) this.renderer.render(attack)).html());
		for (Element element : html.body().getAllElements()) {
			assertThat(FORBIDDEN).doesNotContain(element.normalName());
			element.attributes()
				.forEach((attribute) -> assertHarmless(element, attribute.getKey(), attribute.getValue()));
		}
	}

	private static void assertHarmless(Element element, String name, String value) {
		String key = name.toLowerCase(Locale.ROOT);
		assertThat(key).doesNotStartWith("on").isNotIn("style", "name", "formaction", "srcdoc", "action");
		switch (key) {
			case "href", "src" -> {
				String visible = value.replaceAll("[\\p{Cntrl}\\s\\u00ad]", "").toLowerCase(Locale.ROOT);
				assertThat(visible).doesNotStartWith("javascript:")
					.doesNotStartWith("data:")
					.doesNotStartWith("vbscript:")
					.doesNotStartWith("file:")
					.doesNotStartWith("feed:");
			}
			case "id" -> assertThat(value).matches("(h|fn|fnref)-.*");
			case "class" -> assertThat(value).doesNotContain("site").doesNotContain("members");
			case "type" -> assertThat(element.hasAttr("disabled")).isTrue();
			default -> {
			}
		}
	}

	@Test
	void harmlessLinksAndImagesStay() {
		var html = Jsoup.parseBodyFragment(((Rendered) this.renderer.render("""
				[a](https://example.org/x?y=1#z) [b](mailto:a@example.org) [c](/articles/x) [d](x:y/../z) [e](./a:b)
				![f](/media/f.png "F") [g](?q=a:b) [h](//example.org)
				""")).html());
		assertThat(html.select("a").eachAttr("href")).containsExactly("https://example.org/x?y=1#z",
				"mailto:a@example.org", "/articles/x", "./a:b", "?q=a:b", "//example.org");
		assertThat(html.select("img[src=/media/f.png][alt=f][title=F]")).hasSize(1);
	}

}
