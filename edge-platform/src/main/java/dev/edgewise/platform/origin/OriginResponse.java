package dev.edgewise.platform.origin;

import java.net.http.HttpHeaders;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * An origin's answer, or the cache's memory of it.
 *
 * @param status status code
 * @param headers header fields
 * @param body complete content
 * @param purgePosition from which position in the purge log the answer counts
 * @param hit whether it came from the cache without asking the origin
 * @param stale whether it is past its time and served only because the origin fails
 * @param timing where the time went: {@code cache}, {@code origin}, {@code distance}
 */
public record OriginResponse(int status, HttpHeaders headers, byte[] body, PurgePosition purgePosition, boolean hit,
		boolean stale, ServerTiming timing) {

	public boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

}
