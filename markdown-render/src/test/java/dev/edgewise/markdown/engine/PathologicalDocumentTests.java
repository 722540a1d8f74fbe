package dev.edgewise.markdown.engine;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;
import dev.edgewise.markdown.engine.RenderOutcome.Rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Documents that overflow stacks, run for minutes or explode elsewhere. Each one here has
 * an answer, and afterwards no thread is left at work.
 */
class PathologicalDocumentTests {

	private static final int MANY = 60_000;

	static final List<Arguments> monsters = List.of(arguments("block quotes", "> ".repeat(1250) + "a"),
			arguments("tight block quotes", ">".repeat(MANY)), arguments("lists", "- ".repeat(MANY) + "a"),
			arguments("ordered lists", "1. ".repeat(MANY) + "a"),
			arguments("attributes", "<a " + "b=\"c\" ".repeat(800) + ">"),
			arguments("attributes without value", "x <a " + "b ".repeat(MANY) + ">"),
			arguments("comment", "a <!-- " + "x-".repeat(MANY) + " -->"),
			arguments("processing instructions", "a<?".repeat(MANY)),
			arguments("declarations", "a <!X ".repeat(MANY / 2)), arguments("CDATA", "a <![CDATA[".repeat(MANY / 4)),
			arguments("title", "[a](b \"" + "x\n".repeat(MANY) + "\")"),
			arguments("destination", "[a](<" + "x".repeat(MANY) + ">)"), arguments("open links", "[a](".repeat(MANY)),
			arguments("open brackets", "[".repeat(MANY)),
			arguments("nested brackets", "[".repeat(MANY) + "]".repeat(MANY)),
			arguments("nested images", "![".repeat(MANY / 2) + "a" + "](x)".repeat(MANY / 2)),
			arguments("emphasis", "*a **b ".repeat(MANY / 4) + "c** d*".repeat(MANY / 4)),
			arguments("stars", "*".repeat(2 * MANY)), arguments("code spans", "e`".repeat(MANY)),
			arguments("backslashes", "\\".repeat(2 * MANY)), arguments("entities", "&".repeat(2 * MANY)),
			arguments("domains", "www.".repeat(MANY)), arguments("mail addresses", "a.".repeat(MANY) + "@b"),
			arguments("wide table", "|a".repeat(MANY / 4) + "\n" + "|-".repeat(MANY / 4)),
			arguments("ragged table",
					"|" + "a|".repeat(5_000) + "\n|" + "-|".repeat(5_000) + "\n" + "|\n".repeat(20_000)),
			arguments("unknown elements", "<x>\n".repeat(MANY)), arguments("headings", "# h\n".repeat(MANY)),
			arguments("footnotes", "[^a]".repeat(MANY) + "\n\n[^a]: x"),
			arguments("reference definitions", "[a]: b\n".repeat(MANY / 2)),
			arguments("blank lines in a quote", "> ".repeat(90) + "a\n" + ("> ".repeat(90) + "\n").repeat(1000)));

	private final MarkdownRenderer renderer = MarkdownRenderer
		.flexmark(new RenderLimits(256 * 1024, 100, Duration.ofMillis(300), 2, 8, 16 << 20));

	@AfterEach
	void close() {
		this.renderer.close();
	}

	@ParameterizedTest(name = "{0}")
	@FieldSource("monsters")
	void isAnsweredAndLeavesNoThreadAtWork(String name, String monster) {
		RenderOutcome outcome = this.renderer.render(monster);
		if (outcome instanceof Refused refused) {
			assertThat(refused.reason()).isIn(Reason.TOO_DEEP, Reason.TOO_SLOW, Reason.TOO_MUCH_OUTPUT,
					Reason.TOO_LARGE);
			assertThat(refused.explanation()).endsWith(".");
		}
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> this.renderer.occupied() == 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "> ", ">", "- ", "1) ", "> - " })
	void refusesNestingBeforeAnythingIsParsed(String container) {
		assertThat(reason(container.repeat(1250) + "a")).isEqualTo(Reason.TOO_DEEP);
	}

	@Test
	void refusesTagsWithHundredsOfAttributesBeforeAnythingIsParsed() {
		assertThat(reason("<a " + "b=\"c\" ".repeat(800) + ">")).isEqualTo(Reason.TOO_DEEP);
		assertThat(reason("x <a " + "b='c' ".repeat(800) + "/>")).isEqualTo(Reason.TOO_DEEP);
		assertThat(this.renderer.render("a < b and " + "c ".repeat(5000))).isInstanceOf(Rendered.class);
	}

	@Test
	void refusesReferencesThatWouldMultiply() {
		String amplifier = "[a]: " + "x".repeat(50_000) + "\n\n" + "[a] ".repeat(10_000);
		try (var patient = MarkdownRenderer
			.flexmark(new RenderLimits(256 * 1024, 100, Duration.ofSeconds(20), 1, 1, 16 << 20))) {
			assertThat(patient.render(amplifier)).isInstanceOfSatisfying(Refused.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MUCH_OUTPUT));
		}
	}

	@Test
	void rendersOthersWhileOneDocumentRunsOutOfTime() throws InterruptedException {
		Thread nasty = Thread.ofVirtual().start(() -> this.renderer.render("[a](".repeat(MANY)));
		for (int i = 0; i < 20; i++) {
			assertThat(this.renderer.render("# Fine " + i)).isInstanceOf(Rendered.class);
		}
		nasty.join();
	}

	private Reason reason(String document) {
		return ((Refused) this.renderer.render(document)).reason();
	}

}
