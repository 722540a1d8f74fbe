package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.purge.PurgeTag;

/** Requests and responses as a test writes them: header fields are lines. */
public final class Messages {

	public static final CacheKey KEY = new CacheKey("cms-origin", "/articles/tides");

	public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

	private Messages() {
	}

	public static HttpHeaders fields(String... lines) {
		Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line : lines) {
			int colon = line.indexOf(':');
			fields.computeIfAbsent(line.substring(0, colon), (name) -> new ArrayList<>())
				.add(line.substring(colon + 1).strip());
		}
		return HttpHeaders.of(fields, (name, value) -> true);
	}

	public static CacheRequest get(String... lines) {
		return request("GET", lines);
	}

	public static CacheRequest request(String method, String... lines) {
		return new CacheRequest(method, KEY, fields(lines));
	}

	/** A response of 200 that was fetched at {@link #START} within no time. */
	public static StoredResponse stored(String... lines) {
		return stored(PurgePosition.UNKNOWN, lines);
	}

	public static StoredResponse stored(PurgePosition position, String... lines) {
		HttpHeaders headers = fields(lines);
		return new StoredResponse(200, headers, bytes("content"), START, START, position, PurgeTag.of(KEY, headers));
	}

	public static StoredResponse keyed(PurgePosition position, String... keys) {
		return new StoredResponse(200, fields("Cache-Control: max-age=60"), bytes("content"), START, START, position,
				Set.of(keys));
	}

	public static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
