package dev.edgewise.gateway.cache;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

import dev.edgewise.cache.StoredResponse;
import dev.edgewise.gateway.interim.InterimSink;

/**
 * Tells a browser what the page it waits for will need (103, RFC 8297): the preloads and
 * preconnects of the stored response that is being confirmed. Only for navigations, as
 * browsers mark them; a client that says nothing of the kind may not expect a 1xx.
 */
final class EarlyHints {

	private static final Pattern LINK = Pattern
		.compile("<[^<>\\r\\n]*>(?:\\s*;\\s*[\\w-]+\\*?(?:\\s*=\\s*(?:\"[^\"\\r\\n]*\"|[^\",;\\s]+))?)*");

	private static final Pattern USEFUL = Pattern
		.compile(";\\s*rel\\s*=\\s*\"?[^\";,]*\\b(?:preload|modulepreload|preconnect)\\b", Pattern.CASE_INSENSITIVE);

	private final boolean enabled;

	EarlyHints(boolean enabled) {
		this.enabled = enabled;
	}

	/** Sends what the stored response knows, before its confirmation is waited for. */
	void send(StoredResponse stored, ServerHttpRequest request, ServerHttpResponse response) {
		if (!this.enabled || stored.status() != 200
				|| !"navigate".equals(request.getHeaders().getFirst("Sec-Fetch-Mode"))) {
			return;
		}
		List<String> links = useful(stored.headers().allValues("link"));
		if (!links.isEmpty()) {
			InterimSink.of(response)
				.ifPresent((client) -> client.send(103, List.of(Map.entry("Link", String.join(", ", links)))));
		}
	}

	static List<String> useful(List<String> fields) {
		return fields.stream()
			.flatMap((field) -> LINK.matcher(field).results())
			.map(MatchResult::group)
			.filter((link) -> USEFUL.matcher(link).find())
			.toList();
	}

}
