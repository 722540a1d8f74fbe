package dev.edgewise.cache.rules;

import java.time.Instant;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("RFC 9110 section 5.6.7: dates")
class HttpDateTest {

	@ParameterizedTest
	@ValueSource(strings = { "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
			"Sun Nov  6 08:49:37 1994", "SUN, 06 nov 1994 08:49:37 gmt", "Mon, 06 Nov 1994 08:49:37 GMT" })
	void readsAllThreeFormats(String value) {
		assertThat(HttpDate.parse(value)).contains(Instant.parse("1994-11-06T08:49:37Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC",
			"Sun 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 06-Nov-1994 08:49:37 GMT",
			"Sun,  06 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT", "06 Nov 1994 08:49:37 GMT",
			"Sun, 06 Nov 1994 08.49.37 GMT", "Sun, 06 Nov 1994 08:49:37 +0000" })
	void takesNothingElseForADate(String value) {
		assertThat(HttpDate.parse(value)).isEmpty();
	}

	@Test
	void knowsWhichCenturyTwoDigitsMean() {
		assertThat(HttpDate.parse("Thursday, 18-Aug-50 02:01:18 GMT")).contains(Instant.parse("2050-08-18T02:01:18Z"));
		assertThat(HttpDate.parse("Tuesday, 18-Aug-98 02:01:18 GMT")).contains(Instant.parse("1998-08-18T02:01:18Z"));
	}

	@Test
	void trustsNoDateThatIsGivenTwice() {
		String line = "Expires: Sun, 06 Nov 1994 08:49:37 GMT";
		assertThat(HttpDate.of(fields(line), "expires")).isPresent();
		assertThat(HttpDate.of(fields(line, line), "expires")).isEmpty();
	}

}
