package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.cache.StoredResponse;

import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.stored;
import static org.assertj.core.api.Assertions.assertThat;

class FreshnessTest {

	// RFC 9111 section 4.2.1: freshness lifetime; RFC 9213 section 2.2: the targeted
	// field comes first

	@Test
	void obeysTheTargetedFieldBeforeAllOthers() {
		assertThat(lifetime("CDN-Cache-Control: max-age=4", "Cache-Control: s-maxage=3, max-age=2",
				"Expires: Mon, 23 Nov 2026 10:00:01 GMT"))
			.isEqualTo(Duration.ofSeconds(4));
	}

	@Test
	void obeysSMaxageBeforeMaxAgeWhateverTheirOrder() {
		assertThat(lifetime("Cache-Control: max-age=2, s-maxage=3")).isEqualTo(Duration.ofSeconds(3));
		assertThat(lifetime("CDN-Cache-Control: max-age=2, s-maxage=3")).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void obeysMaxAgeBeforeExpires() {
		assertThat(lifetime("Cache-Control: max-age=2", "Expires: Mon, 23 Nov 2026 10:10:00 GMT"))
			.isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void measuresExpiresFromDate() {
		assertThat(lifetime("Date: Mon, 23 Nov 2026 09:59:00 GMT", "Expires: Mon, 23 Nov 2026 10:01:00 GMT"))
			.isEqualTo(Duration.ofMinutes(2));
	}

	@Test
	void measuresExpiresFromReceiptWhereThereIsNoDate() {
		assertThat(lifetime("Expires: Mon, 23 Nov 2026 10:01:00 GMT")).isEqualTo(Duration.ofMinutes(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "tomorrow", "", "Mon, 31 Feb 2026 10:00:00 GMT" })
	void takesAnInvalidExpiresForExpired(String value) {
		assertThat(lifetime("Expires: " + value)).isZero();
	}

	@Test
	void ignoresExpiresBesideATargetedField() {
		assertThat(lifetime("CDN-Cache-Control: must-revalidate", "Expires: Mon, 23 Nov 2026 10:10:00 GMT")).isZero();
	}

	@Test
	void takesAnExpiresThatIsGivenTwiceForExpired() {
		assertThat(lifetime("Expires: Mon, 23 Nov 2026 10:10:00 GMT", "Expires: Mon, 23 Nov 2026 10:10:00 GMT"))
			.isZero();
	}

	// RFC 9111 section 4.2.2: heuristic freshness

	@Test
	void guessesATenthOfTheTimeItHasNotChanged() {
		assertThat(lifetime("Last-Modified: Mon, 23 Nov 2026 09:00:00 GMT")).isEqualTo(Duration.ofMinutes(6));
		assertThat(lifetime("Last-Modified: Mon, 23 Nov 2026 11:00:00 GMT")).isZero();
	}

	@Test
	void guessesADayAtMost() {
		assertThat(lifetime("Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT")).isEqualTo(Duration.ofDays(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cache-Control: max-age=0", "Expires: 0", "CDN-Cache-Control: must-revalidate" })
	void guessesNothingWhereTheOriginHasSpoken(String line) {
		assertThat(lifetime(line, "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT")).isZero();
	}

	@Test
	void guessesForOtherStatusesOnlyWhatIsPublic() {
		HttpHeaders unchanged = fields("Last-Modified: Mon, 23 Nov 2026 09:00:00 GMT");
		HttpHeaders open = fields("Last-Modified: Mon, 23 Nov 2026 09:00:00 GMT", "Cache-Control: public");
		assertThat(Terms.of(404, unchanged, START, START).lifetime()).isEqualTo(Duration.ofMinutes(6));
		assertThat(Terms.of(403, unchanged, START, START).lifetime()).isZero();
		assertThat(Terms.of(403, open, START, START).lifetime()).isEqualTo(Duration.ofMinutes(6));
	}

	@Test
	void isStaleFromTheSecondItsLifetimeEnds() {
		StoredResponse response = stored("Cache-Control: max-age=10");
		assertThat(after(response, Duration.ofMillis(9999)).isFresh()).isTrue();
		assertThat(after(response, Duration.ofSeconds(10)).isFresh()).isFalse();
		assertThat(after(response, Duration.ofSeconds(12)).timeToLive()).isEqualTo(Duration.ofSeconds(-2));
	}

	// RFC 9111 section 4.2.3: age

	@Test
	void growsOldWhileItIsKept() {
		assertThat(after(stored("Age: 5"), Duration.ofSeconds(7)).age()).isEqualTo(Duration.ofSeconds(12));
	}

	@Test
	void countsTheTimeTheFetchTook() {
		StoredResponse response = fetched(START, START.plusSeconds(3), "Age: 5");
		assertThat(Freshness.of(response, START.plusSeconds(4)).age()).isEqualTo(Duration.ofSeconds(9));
	}

	@Test
	void believesTheOlderOfDateAndAge() {
		assertThat(after(stored("Date: Mon, 23 Nov 2026 09:59:30 GMT", "Age: 10"), Duration.ZERO).age())
			.isEqualTo(Duration.ofSeconds(30));
		assertThat(after(stored("Date: Mon, 23 Nov 2026 09:59:55 GMT", "Age: 10"), Duration.ZERO).age())
			.isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void isNotMadeYoungerByADateInTheFuture() {
		assertThat(after(stored("Date: Mon, 23 Nov 2026 10:05:00 GMT", "Age: 3"), Duration.ZERO).age())
			.isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void isNeverYoungerThanNothingWhenClocksRunApart() {
		StoredResponse response = fetched(START.plusSeconds(5), START, "Age: 1");
		assertThat(Freshness.of(response, START.minusSeconds(60)).age()).isEqualTo(Duration.ofSeconds(1));
	}

	// RFC 9111 section 5.1: Age

	@ParameterizedTest
	@ValueSource(strings = { "old", "-5", "", "1.5" })
	void ignoresAnAgeThatIsNoNumber(String age) {
		assertThat(after(stored("Age: " + age), Duration.ZERO).age()).isZero();
	}

	@Test
	void takesTheFirstOfSeveralAges() {
		assertThat(after(stored("Age: 7, 9"), Duration.ZERO).age()).isEqualTo(Duration.ofSeconds(7));
	}

	private static Duration lifetime(String... lines) {
		return Terms.of(200, fields(lines), START, START).lifetime();
	}

	private static Freshness after(StoredResponse response, Duration duration) {
		return Freshness.of(response, START.plus(duration));
	}

	private static StoredResponse fetched(Instant request, Instant response, String... lines) {
		StoredResponse stored = stored(lines);
		return new StoredResponse(200, stored.headers(), stored.body(), request, response, stored.position(),
				stored.surrogateKeys());
	}

}
