package dev.edgewise.markdown.engine;

import java.time.Duration;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;
import dev.edgewise.markdown.engine.RenderOutcome.Rendered;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownRendererTests {

	private final MarkdownRenderer renderer = MarkdownRenderer
		.flexmark(new RenderLimits(256 * 1024, 100, Duration.ofSeconds(20), 2, 8, 16 << 20));

	@AfterEach
	void close() {
		this.renderer.close();
	}

	@Test
	void rendersTablesTasksStrikethroughAutolinksAndFootnotes() {
		var html = Jsoup.parseBodyFragment(html("""
				| a | b |
				|:--|--:|
				| 1 | 2 |

				- [x] done
				- [ ] open

				~~gone~~ https://example.org and a note[^1].

				[^1]: The note.
				"""));
		assertThat(html.select("table td[align=right]").text()).isEqualTo("2");
		assertThat(html.select("li.task input[type=checkbox][disabled]")).hasSize(2);
		assertThat(html.select("li.task input[checked]")).hasSize(1);
		assertThat(html.select("del").text()).isEqualTo("gone");
		assertThat(html.select("a[href=https://example.org]")).hasSize(1);
		assertThat(html.select("sup#fnref-1 a[href=#fn-1]")).hasSize(1);
		assertThat(html.select(".footnotes li#fn-1").text()).startsWith("The note.");
	}

	@Test
	void givesHeadingsAnchorsThatCannotMeetIdsOfThePage() {
		Rendered rendered = rendered("# Session *now*\n\n## main\n\n## main\n\n[up](#session-now)\n");
		var html = Jsoup.parseBodyFragment(rendered.html());
		assertThat(rendered.outline()).containsExactly(new Heading(1, "h-session-now", "Session now"),
				new Heading(2, "h-main", "main"), new Heading(2, "h-main-1", "main"));
		assertThat(html.select("h1#h-session-now > a.anchor[href=#h-session-now][aria-label]")).hasSize(1);
		assertThat(html.select("p a").attr("href")).isEqualTo("#h-session-now");
	}

	@Test
	void keepsHeadingsWhoseEmphasisBreaksAcrossLines() {
		assertThat(rendered("one *two\nthree* four\n===\n").outline().getFirst().text())
			.isEqualTo("one two three four");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			one two three       | 3
			don't stop-now       | 2
			`a` <b>b</b> &amp; 42 | 3
			漢字                 | 2
			""")
	void countsTheWordsAReaderSees(String markdown, int words) {
		assertThat(rendered(markdown).words()).isEqualTo(words);
	}

	@Test
	void refusesDocumentsAboveTheLimitInBytes() {
		assertThat(reason("é".repeat(128 * 1024 + 1))).isEqualTo(Reason.TOO_LARGE);
		assertThat(rendered("é".repeat(1024)).words()).isEqualTo(1);
	}

	@Test
	void keepsWhatIsDeepButNotTooDeep() {
		assertThat(html("> ".repeat(90) + "deep")).contains("deep");
		assertThat(html("* ".repeat(120))).as("a thematic break is not nested").contains("<hr");
	}

	private String html(String markdown) {
		return rendered(markdown).html();
	}

	private Rendered rendered(String markdown) {
		RenderOutcome outcome = this.renderer.render(markdown);
		assertThat(outcome).isInstanceOf(Rendered.class);
		return (Rendered) outcome;
	}

	private Reason reason(String markdown) {
		RenderOutcome outcome = this.renderer.render(markdown);
		assertThat(outcome).isInstanceOf(Refused.class);
		return ((Refused) outcome).reason();
	}

}
