package dev.edgewise.cache.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.cbor.CBORMapper;

import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgePosition;

import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.bytes;
import static dev.edgewise.cache.Messages.stored;
import static org.assertj.core.api.Assertions.assertThat;

class StoredResponseCodecTest {

	private final StoredResponseCodec codec = new StoredResponseCodec();

	private final StoredResponse response = stored(new PurgePosition("log", 7), "ETag: \"1\"", "X: a", "X: b",
			"Surrogate-Key: one two");

	@Test
	void readsWhatItWrites() {
		assertThat(this.codec.decode(this.codec.encode(this.response)))
			.hasValueSatisfying((read) -> assertThat(read).usingRecursiveComparison().isEqualTo(this.response));
	}

	@Test
	void carriesOverThatNoLogIsKnown() {
		StoredResponse guess = stored("ETag: \"1\"");
		assertThat(this.codec.decode(this.codec.encode(guess)).orElseThrow().position())
			.isEqualTo(PurgePosition.UNKNOWN);
	}

	@Test
	void refusesWhatIsTruncated() {
		byte[] whole = this.codec.encode(this.response);
		for (int length = 0; length < whole.length; length++) {
			assertThat(this.codec.decode(Arrays.copyOf(whole, length))).as("%d bytes", length).isEmpty();
		}
	}

	@Test
	void survivesAnyBytes() {
		Random random = new Random(1);
		byte[] whole = this.codec.encode(this.response);
		for (int i = 0; i < 5000; i++) {
			byte[] damaged = whole.clone();
			damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
			damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
			this.codec.decode(damaged).ifPresent((read) -> {
				assertThat(read.body()).isNotNull();
				assertThat(read.position().log()).isNotNull();
				assertThat(read.surrogateKeys()).isNotNull();
			});
		}
	}

	@Test
	void refusesOtherVersionsAndMissingParts() {
		CBORMapper mapper = new CBORMapper();
		Map<String, Object> wire = Map.of("version", 1, "status", 200, "headers", Map.of("etag", List.of("1")), "body",
				bytes("b"), "requestMillis", START.toEpochMilli(), "responseMillis", Instant.EPOCH.toEpochMilli(),
				"log", "l", "offset", 1, "keys", List.of());
		assertThat(this.codec.decode(mapper.writeValueAsBytes(wire))).isPresent();
		for (String part : wire.keySet()) {
			Map<String, Object> partial = new HashMap<>(wire);
			partial.remove(part);
			if (!part.endsWith("Millis") && !part.equals("offset") && !part.equals("status")) {
				assertThat(this.codec.decode(mapper.writeValueAsBytes(partial))).as("without %s", part).isEmpty();
			}
			partial.put("version", 2);
			assertThat(this.codec.decode(mapper.writeValueAsBytes(partial))).isEmpty();
		}
	}

}
