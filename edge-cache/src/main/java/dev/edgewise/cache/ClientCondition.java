package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Evaluates a client's {@code If-None-Match} against what is about to be served (RFC 9110
 * section 13.1.2).
 */
public final class ClientCondition {

	private ClientCondition() {
	}

	/** True when the client already has the response: 304 will do. */
	public static boolean isSatisfiedBy(HttpHeaders request, HttpHeaders response) {
		Optional<String> etag = response.firstValue("etag").map(ClientCondition::opaque);
		return etag.isPresent() && request.allValues("if-none-match")
			.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map(String::strip)
			.anyMatch((candidate) -> "*".equals(candidate) || opaque(candidate).equals(etag.get()));
	}

	/** Weak comparison (RFC 9110 section 8.8.3.2). */
	private static String opaque(String etag) {
		return etag.startsWith("W/") ? etag.substring(2) : etag;
	}

}
