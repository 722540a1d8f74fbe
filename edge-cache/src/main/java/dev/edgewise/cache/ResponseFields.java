package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.CacheControl;

/**
 * Which header fields of a response are kept, and how a confirmation changes them (RFC
 * 9111 sections 3.1 and 3.2).
 */
final class ResponseFields {

	private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-connection",
			"proxy-authenticate", "proxy-authentication-info", "proxy-authorization", "te", "trailer",
			"transfer-encoding", "upgrade");

	/** Fields that tell of one exchange only. */
	private static final Set<String> PER_EXCHANGE = Set.of("server-timing", "cache-status", "edge-pop",
			PurgePosition.FIELD.toLowerCase(Locale.ROOT));

	/** Fields that describe the stored content, which a confirmation does not bring. */
	private static final Set<String> OF_CONTENT = Set.of("content-length", "content-encoding", "content-type",
			"content-range");

	private static final List<String> VALIDATORS = List.of("etag", "last-modified");

	private ResponseFields() {
	}

	/**
	 * Leaves out what concerns the connection or the exchange, and what a shared cache
	 * may not keep of the response (RFC 9111 sections 5.2.2.4 and 5.2.2.7).
	 */
	static HttpHeaders stored(HttpHeaders received) {
		CacheControl control = CacheControl.forEdge(received);
		Set<String> named = received.allValues("connection")
			.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		return HttpHeaders.of(received.map(), (name, value) -> {
			String field = name.toLowerCase(Locale.ROOT);
			return !HOP_BY_HOP.contains(field) && !PER_EXCHANGE.contains(field) && !named.contains(field)
					&& !control.fields("private").contains(field) && !control.fields("no-cache").contains(field);
		});
	}

	static HttpHeaders merge(HttpHeaders stored, HttpHeaders confirmation) {
		Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		fields.putAll(stored.map());
		fields.remove("age");
		fields.remove("date");
		stored(confirmation).map().forEach((name, values) -> {
			if (!OF_CONTENT.contains(name.toLowerCase(Locale.ROOT))) {
				fields.put(name, values);
			}
		});
		return HttpHeaders.of(fields, (name, value) -> true);
	}

	/** RFC 9110 section 6.6.1: whoever keeps a response without a date gives it one. */
	static HttpHeaders dated(HttpHeaders fields, Instant received) {
		if (fields.firstValue("date").isPresent()) {
			return fields;
		}
		Map<String, List<String>> dated = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		dated.putAll(fields.map());
		dated.put("date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(received.atOffset(ZoneOffset.UTC))));
		return HttpHeaders.of(dated, (name, value) -> true);
	}

	/**
	 * Whether the answer to a HEAD can be of a stored response: nothing that it tells of
	 * the representation differs.
	 */
	static boolean describe(HttpHeaders head, StoredResponse stored) {
		boolean sameLength = head.firstValue("content-length")
			.filter((length) -> !length.equals(String.valueOf(stored.range().complete())))
			.isEmpty();
		return sameLength && VALIDATORS.stream()
			.allMatch((field) -> head.firstValue(field).isEmpty()
					|| head.firstValue(field).equals(stored.headers().firstValue(field)));
	}

}
