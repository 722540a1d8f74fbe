package dev.edgewise.cache;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.cache.Delivery.Missing;
import dev.edgewise.cache.Delivery.NotModified;
import dev.edgewise.cache.Delivery.Part;
import dev.edgewise.cache.Delivery.Unsatisfiable;
import dev.edgewise.cache.Delivery.Whole;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.ContentRange;

import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.bytes;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.get;
import static dev.edgewise.cache.Messages.request;
import static dev.edgewise.cache.Messages.stored;
import static org.assertj.core.api.Assertions.assertThat;

/** Stored content is {@code content}: seven bytes. */
@DisplayName("RFC 9110 section 13.2.2: conditions, then ranges")
class DeliveryTest {

	@Test
	void isWholeWithoutConditionAndRange() {
		assertThat(Delivery.of(get(), stored())).isEqualTo(new Whole());
	}

	@ParameterizedTest
	@CsvSource({ "bytes=0-0, 0, 0", "bytes=2-4, 2, 4", "bytes=5-, 5, 6", "bytes=-3, 4, 6", "bytes=-30, 0, 6",
			"bytes=3-300, 3, 6", "BYTES=1-1, 1, 1" })
	@DisplayName("RFC 9110 section 14.1.2: one range")
	void cutsTheRangeThatIsAskedFor(String range, long first, long last) {
		assertThat(Delivery.of(get("Range: " + range), stored())).isInstanceOfSatisfying(Part.class, (part) -> {
			assertThat(part.range()).isEqualTo(new ContentRange(first, last, 7));
			assertThat(part.start()).isEqualTo((int) first);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=7-", "bytes=-0", "bytes=100-200" })
	@DisplayName("RFC 9110 section 15.5.17: 416")
	void hasNothingBeyondTheEnd(String range) {
		assertThat(Delivery.of(get("Range: " + range), stored())).isEqualTo(new Unsatisfiable(7));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=4-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4",
			"bytes=9999999999999999999-" })
	@DisplayName("RFC 9110 section 14.2: a range that is none is ignored")
	void ignoresWhatIsNoSingleRange(String range) {
		assertThat(Delivery.of(get("Range: " + range), stored())).isEqualTo(new Whole());
	}

	@Test
	@DisplayName("RFC 9110 section 14.2: ranges are of GET")
	void knowsNoRangesOfAHead() {
		assertThat(Delivery.of(request("HEAD", "Range: bytes=0-1"), stored())).isEqualTo(new Whole());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "\"1\" | ETag: \"1\" | true", "\"2\" | ETag: \"1\" | false", "W/\"1\" | ETag: W/\"1\" | false",
					"\"1\" | X: y | false",
					"Sun, 23 Nov 2025 10:00:00 GMT | Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT | true",
					"Sun, 23 Nov 2025 10:00:01 GMT | Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT | false" })
	@DisplayName("RFC 9110 section 13.1.5: If-Range")
	void cutsOnlyFromTheStateThatTheClientHas(String validator, String field, boolean part) {
		Delivery delivery = Delivery.of(get("Range: bytes=0-1", "If-Range: " + validator), stored(field));
		assertThat(delivery instanceof Part).isEqualTo(part);
		assertThat(delivery instanceof Whole).isEqualTo(!part);
	}

	@Test
	void evaluatesTheConditionBeforeTheRange() {
		assertThat(Delivery.of(get("If-None-Match: \"1\"", "Range: bytes=0-1"), stored("ETag: \"1\"")))
			.isEqualTo(new NotModified());
	}

	@Test
	@DisplayName("RFC 9110 section 13.1.3: If-None-Match comes before If-Modified-Since")
	void ignoresTheDateBesideATag() {
		StoredResponse response = stored("ETag: \"1\"", "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT");
		String since = "If-Modified-Since: Sun, 23 Nov 2025 10:00:00 GMT";
		assertThat(Delivery.of(get("If-None-Match: \"2\"", since), response)).isEqualTo(new Whole());
		assertThat(Delivery.of(get(since), response)).isEqualTo(new NotModified());
	}

	@ParameterizedTest
	@CsvSource({ "'Mon, 23 Nov 2026 10:00:00 GMT', true", "'Mon, 23 Nov 2026 09:59:59 GMT', false",
			"yesterday, false" })
	@DisplayName("RFC 9111 section 4.3.2: Date, or receipt, stands for a Last-Modified that is not there")
	void comparesWithItsReceipt(String since, boolean known) {
		assertThat(Delivery.of(get("If-Modified-Since: " + since), stored()) instanceof NotModified).isEqualTo(known);
	}

	@Test
	void sendsNo304ForAnythingButSuccess() {
		StoredResponse gone = new StoredResponse(410, fields("ETag: \"1\""), bytes("gone"), START, START,
				PurgePosition.UNKNOWN, java.util.Set.of());
		assertThat(Delivery.of(get("If-None-Match: \"1\""), gone)).isEqualTo(new Whole());
	}

	@Test
	@DisplayName("RFC 9111 section 3.3: incomplete responses")
	void servesOfAPartWhatItHolds() {
		StoredResponse part = new StoredResponse(206, fields("Content-Range: bytes 3-9/20"), bytes("content"), START,
				START, PurgePosition.UNKNOWN, java.util.Set.of());
		assertThat(Delivery.of(get("Range: bytes=4-5"), part)).isInstanceOfSatisfying(Part.class, (cut) -> {
			assertThat(cut.start()).isEqualTo(1);
			assertThat(cut.length()).isEqualTo(2);
		});
		assertThat(Delivery.of(get("Range: bytes=4-10"), part)).isEqualTo(new Missing());
		assertThat(Delivery.of(get("Range: bytes=-5"), part)).isEqualTo(new Missing());
		assertThat(Delivery.of(get(), part)).isEqualTo(new Missing());
	}

}
