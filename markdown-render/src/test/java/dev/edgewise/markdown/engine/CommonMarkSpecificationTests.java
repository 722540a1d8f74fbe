package dev.edgewise.markdown.engine;

import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the CommonMark specification against what the engine writes before
 * anything is sanitised.
 */
class CommonMarkSpecificationTests {

	private final MarkdownEngine engine = FlexmarkEngine.commonMark(new TreeCheck(100));

	@Test
	void conformsInAtLeast626Of652Examples() {
		var examples = ExampleReader.readExamples(TestResources.getSpec());
		var conforming = examples.stream().filter(this::conforms).count();
		assertThat(examples).hasSize(652);
		assertThat(conforming).isGreaterThanOrEqualTo(626);
	}

	private boolean conforms(Example example) {
		String expected = example.getHtml().replace('\u2192', '\t');
		return this.engine.convert(example.getSource()).html().equals(expected);
	}

}
