package dev.edgewise.gateway.hit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

import dev.edgewise.gateway.hygiene.RequestHygiene;

/**
 * A request for the whole of something, without content, conditions or anything else that
 * the ordinary way has to look at. Fields that hygiene drops are gone.
 *
 * @param uri raw path and query
 * @param fields field values by lower-case name
 */
record PlainRequest(String uri, Map<String, List<String>> fields) {

	/** What only the ordinary way understands, be it the HTTP or the gateway's rules. */
	private static final Set<String> NOT_PLAIN = Set.of("transfer-encoding", "expect", "upgrade", "range", "if-match",
			"if-none-match", "if-modified-since", "if-unmodified-since", "if-range", "origin", "edge-peer");

	/** Reads a request as it comes from the codec; null when it is not plain. */
	static @Nullable PlainRequest of(HttpRequest request) {
		if (!HttpMethod.GET.equals(request.method()) || !HttpVersion.HTTP_1_1.equals(request.protocolVersion())
				|| request.decoderResult().isFailure()) {
			return null;
		}
		Map<String, List<String>> fields = new HashMap<>();
		Iterator<Map.Entry<CharSequence, CharSequence>> lines = request.headers().iteratorCharSequence();
		while (lines.hasNext()) {
			Map.Entry<CharSequence, CharSequence> line = lines.next();
			String name = line.getKey().toString().toLowerCase(Locale.ROOT);
			String value = line.getValue().toString();
			if (!isPlain(name, value)) {
				return null;
			}
			if (!RequestHygiene.isAlwaysDropped(name)) {
				fields.computeIfAbsent(name, (first) -> new ArrayList<>(1)).add(value);
			}
		}
		return isOnce(fields.get("host")) ? new PlainRequest(request.uri(), fields) : null;
	}

	private static boolean isPlain(String name, String value) {
		return switch (name) {
			case "connection" -> "keep-alive".equalsIgnoreCase(value);
			case "content-length" -> "0".equals(value);
			default -> !NOT_PLAIN.contains(name);
		};
	}

	private static boolean isOnce(@Nullable List<String> values) {
		return values != null && values.size() == 1;
	}

	String host() {
		return this.fields.getOrDefault("host", List.of("")).getFirst();
	}

	String path() {
		int query = this.uri.indexOf('?');
		return (query < 0) ? this.uri : this.uri.substring(0, query);
	}

}
