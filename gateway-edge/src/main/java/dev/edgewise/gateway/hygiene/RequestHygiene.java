package dev.edgewise.gateway.hygiene;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;

/**
 * What a client must not set, and paths that mean something else further in than they say
 * here. Pure functions.
 */
public final class RequestHygiene {

	private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-connection",
			"proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "forwarded");

	private static final Set<String> INTERNAL_PREFIXES = Set.of("edge-", "x-forwarded-", "surrogate-", "x-real-ip",
			"x-original-", "x-rewrite-");

	/**
	 * Dot segments, empty segments, path parameters, and encoded or raw characters that
	 * upstreams decode differently.
	 */
	private static final Pattern AMBIGUOUS = Pattern
		.compile("//|;|\\\\|(^|/)(\\.|%2e){1,2}(/|$)|%2f|%5c|%25|%3b|%00|%0a|%0d", Pattern.CASE_INSENSITIVE);

	private RequestHygiene() {
	}

	/** Whether a raw path means the same to every server that may see it. */
	static boolean isUnambiguous(String rawPath) {
		return rawPath.startsWith("/") && !AMBIGUOUS.matcher(rawPath).find();
	}

	/** Names of the fields that are dropped from a client's request. */
	static Set<String> dropped(HttpHeaders headers) {
		Set<String> nominated = headers.getConnection()
			.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		return headers.headerNames()
			.stream()
			.filter((name) -> isDropped(name.toLowerCase(Locale.ROOT), nominated))
			.collect(Collectors.toSet());
	}

	private static boolean isDropped(String name, Set<String> nominated) {
		boolean upgrade = name.equals("connection") && nominated.contains("upgrade");
		return !upgrade && (HOP_BY_HOP.contains(name) || (nominated.contains(name) && !name.equals("upgrade"))
				|| INTERNAL_PREFIXES.stream().anyMatch(name::startsWith));
	}

}
