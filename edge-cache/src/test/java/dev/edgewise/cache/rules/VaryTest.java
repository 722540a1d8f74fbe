package dev.edgewise.cache.rules;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "en, de | de,en", "eN,De | en, de", "de;q=1.0, en;q=0.5 | en; q=0.50, de",
					"fr;q=0.2, de, en;q=0.8 | de,en;q=0.8,fr;q=0.2" })
	@DisplayName("RFC 9110 section 12.5.4: languages are compared by their qualities")
	void knowsLanguagesThatMeanTheSame(String one, String other) {
		assertThat(this.language.variant(fields("Accept-Language: " + one)))
			.isEqualTo(this.language.variant(fields("Accept-Language: " + other)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "en, de | en, de;q=0.9", "en, de;q=0 | en", "en | en-GB" })
	void tellsLanguagesApartThatDoNot(String one, String other) {
		assertThat(this.language.variant(fields("Accept-Language: " + one)))
			.isNotEqualTo(this.language.variant(fields("Accept-Language: " + other)));
	}

	@Test
	@DisplayName("RFC 9110 section 12.5.3: so are encodings")
	void knowsEncodingsThatMeanTheSame() {
		Vary encoding = Vary.of(fields("Vary: Accept-Encoding"));
		assertThat(encoding.variant(fields("Accept-Encoding: br, X-GZIP")))
			.isEqualTo(encoding.variant(fields("Accept-Encoding: gzip,br")))
			.isNotEqualTo(encoding.variant(fields("Accept-Encoding: gzip")));
	}

	@Test
	@DisplayName("RFC 6265 section 4.2.2: cookies have no order")
	void knowsCookiesThatMeanTheSame() {
		Vary cookie = Vary.of(fields("Vary: Cookie"));
		assertThat(cookie.variant(fields("Cookie: a=1; b=2"))).isEqualTo(cookie.variant(fields("Cookie: b=2;a=1")))
			.isNotEqualTo(cookie.variant(fields("Cookie: a=1; b=3")));
	}

	@Test
	@DisplayName("RFC 9111 section 4.1: the language that is wanted most selects what is in it")
	void findsAResponseByItsLanguage() {
		String german = this.language.languageVariant(fields("Accept-Language: en, de"), fields("Content-Language: de"))
			.orElseThrow();
		assertThat(this.language.favouriteVariant(fields("Accept-Language: fr;q=0.5, DE"))).contains(german);
		assertThat(this.language.favouriteVariant(fields("Accept-Language: fr, de"))).isEmpty();
		assertThat(this.language.favouriteVariant(fields("Accept-Language: *"))).isEmpty();
		assertThat(this.language.favouriteVariant(fields())).isEmpty();
		assertThat(this.language.languageVariant(fields(), fields("Content-Language: de, en"))).isEmpty();
		assertThat(Vary.NONE.languageVariant(fields(), fields("Content-Language: de"))).isEmpty();
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
