package dev.edgewise.cache.rules;

import org.junit.jupiter.api.Test;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

/** RFC 9111 section 4.1. */
class VaryTest {

	private final Vary language = Vary.of(fields("Vary: Accept-Language"));

	@Test
	void namesOneVariantWhereNothingVaries() {
		assertThat(Vary.of(fields()).variant(fields("Accept: text/html"))).isEmpty();
		assertThat(Vary.of(fields("Vary: ,"))).isEqualTo(Vary.NONE);
	}

	@Test
	void ignoresOrderCaseAndRepetitionOfNames() {
		assertThat(Vary.of(fields("Vary: Accept, accept-language", "Vary: ACCEPT")))
			.isEqualTo(Vary.of(fields("Vary: Accept-Language , Accept")));
	}

	@Test
	void collapsesWhiteSpaceOfValues() {
		assertThat(this.language.variant(fields("Accept-Language: de ,  en;q=0.5")))
			.isEqualTo(this.language.variant(fields("Accept-Language: de,en;q=0.5")));
		assertThat(this.language.variant(fields("Accept-Language: de", "Accept-Language: en")))
			.isEqualTo(this.language.variant(fields("Accept-Language: de, en")));
	}

	@Test
	void tellsOtherValuesApart() {
		assertThat(this.language.variant(fields("Accept-Language: de")))
			.isNotEqualTo(this.language.variant(fields("Accept-Language: en")));
	}

	@Test
	void matchesAnAbsentFieldWithAnAbsentOneOnly() {
		assertThat(this.language.variant(fields())).isEqualTo(this.language.variant(fields("Accept: text/html")))
			.isNotEqualTo(this.language.variant(fields("Accept-Language:")))
			.isNotEqualTo(this.language.variant(fields("Accept-Language: -")));
	}

	@Test
	void doesNotMixUpTheValuesOfTwoFields() {
		Vary vary = Vary.of(fields("Vary: A, B"));
		assertThat(vary.variant(fields("A: 1"))).isNotEqualTo(vary.variant(fields("B: 1")));
		assertThat(vary.variant(fields("A: 1", "B: 2"))).isNotEqualTo(vary.variant(fields("A: 2", "B: 1")));
	}

	@Test
	void isUnmatchableByAnAsteriskAnywhere() {
		assertThat(Vary.of(fields("Vary: Accept, *")).isUnmatchable()).isTrue();
		assertThat(this.language.isUnmatchable()).isFalse();
	}

}
