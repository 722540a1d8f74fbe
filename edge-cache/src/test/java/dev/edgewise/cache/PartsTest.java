package dev.edgewise.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.ContentRange;

import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.bytes;
import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("RFC 9111 section 3.4: combining partial content")
class PartsTest {

	@Test
	void putsNeighboursTogether() {
		StoredResponse both = Parts.combine(part("234", "2-4", "\"1\""), part("56", "5-6", "\"1\""));
		assertThat(both.body()).asString().isEqualTo("23456");
		assertThat(both.range()).isEqualTo(new ContentRange(2, 6, 10));
		assertThat(both.headers().firstValue("content-length")).contains("5");
	}

	@Test
	void putsOverlappingPartsTogetherInAnyOrder() {
		assertThat(Parts.combine(part("5678", "5-8", "\"1\""), part("3456", "3-6", "\"1\"")).body()).asString()
			.isEqualTo("345678");
	}

	@Test
	void isCompleteWhenNothingIsMissing() {
		StoredResponse whole = Parts.combine(part("01234", "0-4", "\"1\""), part("56789", "5-9", "\"1\""));
		assertThat(whole.status()).isEqualTo(200);
		assertThat(whole.isComplete()).isTrue();
		assertThat(whole.headers().firstValue("content-range")).isEmpty();
	}

	@Test
	void leavesTheWholeWholeAndTakesOverNewerFields() {
		StoredResponse whole = new StoredResponse(200, fields("ETag: \"1\"", "A: 1"), bytes("0123456789"), START, START,
				PurgePosition.UNKNOWN, Set.of());
		StoredResponse both = Parts.combine(whole, part("34", "3-4", "\"1\""));
		assertThat(both.status()).isEqualTo(200);
		assertThat(both.body()).asString().isEqualTo("0123456789");
		assertThat(both.headers().firstValue("part")).contains("3-4");
	}

	@Test
	void keepsTheNewerOfPartsThatDoNotFit() {
		StoredResponse stored = part("01", "0-1", "\"1\"");
		for (StoredResponse other : new StoredResponse[] { part("45", "4-5", "\"1\""), part("23", "2-3", "\"2\"") }) {
			assertThat(Parts.combine(stored, other)).isSameAs(other);
		}
	}

	@Test
	void putsNothingTogetherWithoutAStrongTag() {
		StoredResponse weak = part("23", "2-3", "W/\"1\"");
		assertThat(Parts.combine(part("01", "0-1", "W/\"1\""), weak)).isSameAs(weak);
	}

	@Test
	void countsFromTheOlderAndHasTheKeysOfBoth() {
		StoredResponse old = new StoredResponse(206, fields("ETag: \"1\"", "Content-Range: bytes 0-1/10"), bytes("01"),
				START, START, new PurgePosition("log", 3), Set.of("a"));
		Instant later = START.plus(Duration.ofSeconds(9));
		StoredResponse recent = new StoredResponse(206, fields("ETag: \"1\"", "Content-Range: bytes 2-3/10"),
				bytes("23"), later, later, new PurgePosition("log", 7), Set.of("b"));
		for (StoredResponse both : new StoredResponse[] { Parts.combine(old, recent), Parts.combine(recent, old) }) {
			assertThat(both.position()).isEqualTo(new PurgePosition("log", 3));
			assertThat(both.responseTime()).isEqualTo(START);
			assertThat(both.surrogateKeys()).containsExactlyInAnyOrder("a", "b");
		}
	}

	private static StoredResponse part(String content, String range, String etag) {
		return new StoredResponse(206,
				fields("ETag: " + etag, "Content-Range: bytes " + range + "/10", "Part: " + range), bytes(content),
				START, START, PurgePosition.UNKNOWN, Set.of());
	}

}
