package dev.edgewise.cache.rules;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

class CacheControlTest {

	// RFC 9111 section 5.2: directives

	@Test
	void readsNamesInAnyCaseAndArgumentsInSeconds() {
		CacheControl control = parse("Public,  MAX-AGE=60 ,s-maxage = \"30\"");
		assertThat(control.has("public")).isTrue();
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(60));
		assertThat(control.seconds("s-maxage")).contains(Duration.ofSeconds(30));
		assertThat(control.seconds("stale-if-error")).isEmpty();
	}

	@Test
	void readsDirectivesFromSeveralFieldLines() {
		CacheControl control = CacheControl.parse(List.of("max-age=60", "no-store"));
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(60));
		assertThat(control.has("no-store")).isTrue();
	}

	@Test
	void tellsBareDirectivesFromThoseWithFieldNames() {
		assertThat(parse("no-cache").isBare("no-cache")).isTrue();
		assertThat(parse("no-cache=\"set-cookie\"").isBare("no-cache")).isFalse();
		assertThat(parse("no-cache=\"set-cookie\"").has("no-cache")).isTrue();
	}

	// RFC 9111 sections 5.2.2.4 and 5.2.2.7: qualified no-cache and private

	@Test
	void namesTheFieldsThatADirectiveIsRestrictedTo() {
		assertThat(parse("private=\"Set-Cookie, X-Viewer\"").fields("private")).containsExactlyInAnyOrder("set-cookie",
				"x-viewer");
		assertThat(parse("private=\"a\", private=\"b\"").fields("private")).containsExactlyInAnyOrder("a", "b");
		assertThat(parse("private").fields("private")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "private, private=\"a\"", "private=\"a\", private", "private=a", "private=\"\"",
			"private=\" , \"", "private=\"a" })
	void takesARestrictionThatIsNotClearlyForSomeFieldsForAll(String line) {
		assertThat(parse(line).isBare("private")).isTrue();
	}

	// RFC 9110 section 5.6.4: quoted strings

	@Test
	void keepsCommasWithinQuotes() {
		CacheControl control = parse("private=\"a, max-age=60\", s-maxage=5");
		assertThat(control.has("private")).isTrue();
		assertThat(control.has("max-age")).isFalse();
		assertThat(control.seconds("s-maxage")).contains(Duration.ofSeconds(5));
	}

	@Test
	void keepsEscapedQuotesWithinQuotes() {
		CacheControl control = parse("x=\"a\\\", no-store, \\\\\", max-age=\"\\6\\0\"");
		assertThat(control.has("no-store")).isFalse();
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(60));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-age=60, x=\"y, no-store", "x=\"y\\, no-store", "no-store, x=\"\\" })
	void hidesNoRestrictionBehindAQuoteThatIsNeverClosed(String line) {
		assertThat(parse(line).has("no-store")).isTrue();
	}

	@Test
	void takesASemicolonForASeparator() {
		CacheControl control = parse("private; max-age=60");
		assertThat(control.has("private")).isTrue();
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(60));
	}

	// RFC 9111 section 4.2.1: the first occurrence counts

	@Test
	void takesTheFirstOfEqualDirectives() {
		assertThat(parse("max-age=1, Max-Age=100").seconds("max-age")).contains(Duration.ofSeconds(1));
	}

	// RFC 9111 section 1.2.2: delta-seconds

	@ParameterizedTest
	@ValueSource(strings = { "2147483648", "99999999999999999999999999999" })
	void takesWhatIsTooLargeForTheLargest(String value) {
		assertThat(parse("max-age=" + value).seconds("max-age")).contains(Duration.ofSeconds(Integer.MAX_VALUE));
	}

	@Test
	void isNotMisledByLeadingZeros() {
		assertThat(parse("max-age=000000000000060").seconds("max-age")).contains(Duration.ofSeconds(60));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-1", "1.5", "60s", "0x10", "\"60", "٦٠", "+5", "6 0" })
	void takesWhatIsNoNumberForZero(String value) {
		assertThat(parse("max-age=" + value).seconds("max-age")).contains(Duration.ZERO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ",,,", "=", "=60", "\"", "\\", "\"\\", ";;", " , = , ", "\u0000", "a=b=c" })
	void survivesGarbage(String line) {
		assertThat(parse(line).has("max-age")).isFalse();
	}

	// RFC 9213 section 2: targeted fields

	@Test
	void prefersTheTargetedField() {
		CacheControl control = CacheControl.forEdge(fields("Cache-Control: max-age=0", "CDN-Cache-Control: max-age=9"));
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(9));
	}

	@Test
	void ignoresAnEmptyTargetedField() {
		CacheControl control = CacheControl.forEdge(fields("Cache-Control: max-age=7", "CDN-Cache-Control:"));
		assertThat(control.seconds("max-age")).contains(Duration.ofSeconds(7));
	}

	private static CacheControl parse(String line) {
		return CacheControl.parse(List.of(line));
	}

}
