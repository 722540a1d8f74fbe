package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.edgewise.cache.rules.HttpDate;

/**
 * Evaluates a client's conditions against what is about to be served: its
 * {@code If-None-Match} (RFC 9110 section 13.1.2), else its {@code If-Modified-Since}
 * (section 13.1.3, RFC 9111 section 4.3.2).
 */
public final class ClientCondition {

	private ClientCondition() {
	}

	/** True when the client already has the response, which has arrived just now. */
	public static boolean isSatisfiedBy(HttpHeaders request, HttpHeaders response) {
		return isSatisfiedBy(request, response, Instant.MAX);
	}

	/**
	 * True when the client already has the response: 304 will do.
	 * @param received when the response was received; stands for a date that it lacks
	 */
	public static boolean isSatisfiedBy(HttpHeaders request, HttpHeaders response, Instant received) {
		List<String> tags = request.allValues("if-none-match");
		return tags.isEmpty() ? isUnchanged(request, response, received) : isTagged(tags, response);
	}

	private static boolean isTagged(List<String> tags, HttpHeaders response) {
		Optional<String> etag = response.firstValue("etag").map(ClientCondition::opaque);
		return tags.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map(String::strip)
			.anyMatch((tag) -> "*".equals(tag) || etag.filter(opaque(tag)::equals).isPresent());
	}

	/** Weak comparison (RFC 9110 section 8.8.3.2). */
	private static String opaque(String etag) {
		return etag.startsWith("W/") ? etag.substring(2) : etag;
	}

	private static boolean isUnchanged(HttpHeaders request, HttpHeaders response, Instant received) {
		if (request.firstValue("if-modified-since").isEmpty()) {
			return false;
		}
		Instant changed = HttpDate.of(response, "last-modified")
			.or(() -> HttpDate.of(response, "date"))
			.orElse(received);
		return HttpDate.of(request, "if-modified-since").filter((since) -> !changed.isAfter(since)).isPresent();
	}

}
