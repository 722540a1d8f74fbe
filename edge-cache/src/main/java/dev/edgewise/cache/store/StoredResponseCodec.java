package dev.edgewise.cache.store;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.cbor.CBORMapper;

import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgePosition;

/**
 * A stored response as CBOR (RFC 8949), its content compressed where that pays. What
 * cannot be read, or is of another format version, is no response.
 */
final class StoredResponseCodec {

	private static final int VERSION = 2;

	/** Content is as it came. */
	private static final int PLAIN = -1;

	private final CBORMapper mapper = CBORMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.build();

	byte[] encode(StoredResponse response) {
		byte[] body = response.body();
		boolean pays = Compression.pays(response.headers(), body);
		return this.mapper.writeValueAsBytes(new Wire(VERSION, response.status(), response.headers().map(),
				pays ? Compression.deflate(body) : body, pays ? body.length : PLAIN,
				response.requestTime().toEpochMilli(), response.responseTime().toEpochMilli(),
				response.position().log(), response.position().offset(), response.surrogateKeys()));
	}

	Optional<StoredResponse> decode(byte[] bytes) {
		try {
			return Optional.of(this.mapper.readValue(bytes, Wire.class))
				.filter((wire) -> wire.version == VERSION)
				.flatMap(Wire::response);
		}
		catch (JacksonException | IllegalArgumentException | NullPointerException ex) {
			return Optional.empty();
		}
	}

	/**
	 * As it is written.
	 *
	 * @param inflated the content's length where it is compressed, else negative
	 */
	record Wire(int version, int status, Map<String, List<String>> headers, byte[] body, int inflated,
			long requestMillis, long responseMillis, String log, long offset, Set<String> keys) {

		Optional<StoredResponse> response() {
			Optional<byte[]> content = (this.inflated < 0) ? Optional.of(this.body)
					: Compression.inflate(this.body, this.inflated);
			return content
				.map((whole) -> new StoredResponse(this.status, HttpHeaders.of(this.headers, (name, value) -> true),
						whole, Instant.ofEpochMilli(this.requestMillis), Instant.ofEpochMilli(this.responseMillis),
						new PurgePosition(this.log, this.offset), Set.copyOf(this.keys)));
		}

	}

}
