package dev.edgewise.cache.store;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.cbor.CBORMapper;

import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgePosition;

import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.bytes;
import static dev.edgewise.cache.Messages.fields;
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
	void compressesText() {
		String text = "The tides of the Thames. ".repeat(400);
		StoredResponse page = answer(text, "Content-Type: text/html; charset=utf-8");
		assertThat(this.codec.encode(page)).hasSizeLessThan(1000);
		assertThat(this.codec.decode(this.codec.encode(page)))
			.hasValueSatisfying((read) -> assertThat(read.body()).isEqualTo(bytes(text)));
		assertThat(this.codec.encode(answer(text, "Content-Type: image/png"))).hasSizeGreaterThan(10_000);
		assertThat(this.codec.encode(answer(text, "Content-Type: text/html", "Content-Encoding: br")))
			.hasSizeGreaterThan(10_000);
	}

	@Test
	void refusesCompressedContentOfAnotherLength() {
		byte[] deflated = Compression.deflate(bytes("tides ".repeat(500)));
		assertThat(Compression.inflate(deflated, 3000)).hasValue(bytes("tides ".repeat(500)));
		assertThat(Compression.inflate(deflated, 2999)).isEmpty();
		assertThat(Compression.inflate(deflated, 3001)).isEmpty();
		assertThat(Compression.inflate(deflated, Integer.MAX_VALUE)).isEmpty();
		assertThat(Compression.inflate(bytes("garbage"), 7)).isEmpty();
	}

	private static StoredResponse answer(String text, String... lines) {
		HttpHeaders headers = fields(lines);
		return new StoredResponse(200, headers, bytes(text), START, START, PurgePosition.UNKNOWN, Set.of());
	}

	@Test
	void refusesWhatIsTruncated() {
		byte[] whole = this.codec.encode(answer("tides ".repeat(300), "Content-Type: text/html"));
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
		Map<String, Object> wire = Map.of("version", 2, "status", 200, "headers", Map.of("etag", List.of("1")), "body",
				bytes("b"), "requestMillis", START.toEpochMilli(), "responseMillis", Instant.EPOCH.toEpochMilli(),
				"log", "l", "offset", 1, "keys", List.of(), "inflated", -1);
		assertThat(this.codec.decode(mapper.writeValueAsBytes(wire))).isPresent();
		for (String part : wire.keySet()) {
			Map<String, Object> partial = new HashMap<>(wire);
			partial.remove(part);
			if (!part.endsWith("Millis") && !part.equals("offset") && !part.equals("status")) {
				assertThat(this.codec.decode(mapper.writeValueAsBytes(partial))).as("without %s", part).isEmpty();
			}
			partial.put("version", 1);
			assertThat(this.codec.decode(mapper.writeValueAsBytes(partial))).isEmpty();
		}
	}

}
