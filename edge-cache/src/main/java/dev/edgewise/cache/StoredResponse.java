package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Set;

import dev.edgewise.cache.purge.PurgePosition;

/**
 * A complete response as it is kept.
 *
 * @param status status code
 * @param headers header fields as received, without hop-by-hop fields
 * @param body complete content; not copied, must not be changed
 * @param requestTime when the request that brought it (or last confirmed it) was sent
 * @param responseTime when its header section was received
 * @param position the lowest position in the purge log that anyone who took part in the
 * answer had applied when the fetch began
 * @param surrogateKeys names under which it can be purged
 */
public record StoredResponse(int status, HttpHeaders headers, byte[] body, Instant requestTime, Instant responseTime,
		PurgePosition position, Set<String> surrogateKeys) {

	/** Approximate size in memory, in bytes. */
	public int weight() {
		int fields = this.headers.map()
			.entrySet()
			.stream()
			.mapToInt((field) -> 2 * field.getKey().length()
					+ field.getValue().stream().mapToInt((value) -> value.length() + 48).sum())
			.sum();
		return this.body.length + fields + 256;
	}

}
