package dev.edgewise.cms.seed;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FrontMatterTests {

	private static final String FILE = """
			---
			slug: ein-beispiel
			title: "Ein Beispiel: mit Doppelpunkt"
			teaser: Kurz.
			author: Ines Vogt
			tags: [edge, caching]
			section: cache
			language: de
			membersOnly: true
			published: 2026-10-01
			translationOf: a-sample
			---
			# Text

			---
			Mehr.
			""";

	@Test
	void readsWhatStandsBetweenTheFences() {
		FrontMatter file = FrontMatter.parse(FILE);
		assertThat(file.published()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
		assertThat(file.manuscript().title()).isEqualTo("Ein Beispiel: mit Doppelpunkt");
		assertThat(file.manuscript().tags()).containsExactly("edge", "caching");
		assertThat(file.manuscript().membersOnly()).isTrue();
		assertThat(file.manuscript().translationOf()).isEqualTo("a-sample");
		assertThat(file.manuscript().body()).isEqualTo("# Text\n\n---\nMehr.");
	}

	@Test
	void bearsForeignLineEnds() {
		assertThat(FrontMatter.parse(FILE.replace("\n", "\r\n")).manuscript().slug()).isEqualTo("ein-beispiel");
	}

	@Test
	void saysWhatIsMissing() {
		assertThatIllegalArgumentException().isThrownBy(() -> FrontMatter.parse("# Text"))
			.withMessageContaining("front matter");
		assertThatIllegalArgumentException().isThrownBy(() -> FrontMatter.parse(FILE.replace("author:", "writer:")))
			.withMessageContaining("author");
		assertThatIllegalArgumentException().isThrownBy(() -> FrontMatter.parse(FILE.replace("published:", "date:")))
			.withMessageContaining("published");
	}

}
