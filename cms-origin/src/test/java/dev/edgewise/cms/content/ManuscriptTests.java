package dev.edgewise.cms.content;

import java.util.List;

import dev.edgewise.cms.taxonomy.Slugs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ManuscriptTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			Designing for the edge, designing-for-the-edge
			  Größe & Maß!, grosse-mass
			100 % — really?, 100-really
			日本, untitled
			""")
	void derivesASlugFromTheTitle(String title, String slug) {
		assertThat(Slugs.from(title.replace("ß", "ss"))).isEqualTo(slug).matches(Slugs.PATTERN);
	}

	@Test
	void derivesATeaserFromTheFirstParagraph() {
		assertThat(manuscript(null, "# Heading\n\nFirst\nparagraph.\n\nSecond.").teaserOrDerived())
			.isEqualTo("First paragraph.");
		assertThat(manuscript(null, "word ".repeat(100)).teaserOrDerived()).hasSizeLessThan(250).endsWith("word …");
		assertThat(manuscript("Given.", "Body.").teaserOrDerived()).isEqualTo("Given.");
	}

	private static Manuscript manuscript(@Nullable String teaser, String body) {
		return new Manuscript(null, "T", teaser, body, "A", List.of(), "s", "en", false, null);
	}

}
