package dev.edgewise.platform.origin;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/**
 * A retrieval from an origin.
 *
 * @param uri raw path and query
 * @param headers header fields
 */
public record OriginRequest(String uri, HttpHeaders headers) {

	public OriginRequest {
		if (!uri.startsWith("/")) {
			throw new IllegalArgumentException("Not a path of the origin: " + uri);
		}
	}

	/** A plain GET for JSON. */
	public static OriginRequest json(String uri) {
		return new OriginRequest(uri,
				HttpHeaders.of(Map.of("accept", List.of("application/json")), (name, value) -> true));
	}

}
