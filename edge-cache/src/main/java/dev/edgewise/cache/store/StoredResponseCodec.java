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
 * A stored response as CBOR (RFC 8949). What cannot be read, or is of another format
 * version, is no response.
 */
final class StoredResponseCodec {

	private static final int VERSION = 1;

	private final CBORMapper mapper = CBORMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.build();

	byte[] encode(StoredResponse response) {
		return this.mapper.writeValueAsBytes(new Wire(VERSION, response.status(), response.headers().map(),
				response.body(), response.requestTime().toEpochMilli(), response.responseTime().toEpochMilli(),
				response.position().log(), response.position().offset(), response.surrogateKeys()));
	}

	Optional<StoredResponse> decode(byte[] bytes) {
		try {
			return Optional.of(this.mapper.readValue(bytes, Wire.class))
				.filter((wire) -> wire.version == VERSION)
				.map(Wire::response);
		}
		catch (JacksonException | IllegalArgumentException | NullPointerException ex) {
			return Optional.empty();
		}
	}

	record Wire(int version, int status, Map<String, List<String>> headers, byte[] body, long requestMillis,
			long responseMillis, String log, long offset, Set<String> keys) {

		StoredResponse response() {
			return new StoredResponse(this.status, HttpHeaders.of(this.headers, (name, value) -> true), this.body,
					Instant.ofEpochMilli(this.requestMillis), Instant.ofEpochMilli(this.responseMillis),
					new PurgePosition(this.log, this.offset), Set.copyOf(this.keys));
		}

	}

}
