package dev.edgewise.gateway.hygiene;

import java.util.HashSet;
import java.util.List;
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

	/**
	 * Transfer-Encoding is not among them: it tells the limit of request sizes that there
	 * is content to count, and the routing filter drops it.
	 */
	private static final Set<String> HOP_BY_HOP = Set.of("connection", "upgrade", "keep-alive", "proxy-connection",
			"proxy-authenticate", "proxy-authorization", "te", "trailer", "http2-settings");

	/** What only a proxy may say, and what asks servers to read a request otherwise. */
	private static final Set<String> PROXYS = Set.of("forwarded", "expect", "x-real-ip", "x-http-method",
			"x-http-method-override", "x-method-override");

	private static final List<String> INTERNAL_PREFIXES = List.of("edge-", "x-forwarded-", "surrogate-", "x-original-",
			"x-rewrite-");

	private static final Set<String> FRAMING = Set.of("host", "content-length", "transfer-encoding");

	private static final Set<String> OF_UPGRADE = Set.of("connection", "upgrade");

	/**
	 * Dot segments, empty segments, path parameters, and encoded or raw characters that
	 * upstreams decode differently.
	 */
	private static final Pattern AMBIGUOUS = Pattern
		.compile("//|;|\\\\|(^|/)(\\.|%2e){1,2}(/|$)|%2f|%5c|%25|%3b|%[01][0-9a-f]|%7f", Pattern.CASE_INSENSITIVE);

	private RequestHygiene() {
	}

	/** Whether a raw path means the same to every server that may see it. */
	static boolean isUnambiguous(String rawPath) {
		return rawPath.startsWith("/") && (isPlain(rawPath) || !AMBIGUOUS.matcher(rawPath).find());
	}

	/** Most paths hold nothing that an ambiguity could begin with: no need to match. */
	private static boolean isPlain(String path) {
		for (int i = 0; i < path.length(); i++) {
			char c = path.charAt(i);
			if (c == '.' || c == '%' || c == ';' || c == '\\' || (c == '/' && i > 0 && path.charAt(i - 1) == '/')) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Names of the fields that are dropped from a client's request. Of all upgrades, only
	 * a WebSocket's goes on: an upstream that would speak another protocol would leave
	 * the gateway blind to what follows.
	 */
	static Set<String> dropped(HttpHeaders headers) {
		Set<String> nominated = nominated(headers);
		boolean webSocket = nominated.contains("upgrade") && "websocket".equalsIgnoreCase(headers.getUpgrade());
		Set<String> dropped = Set.of();
		for (String name : headers.headerNames()) {
			if (isDropped(name.toLowerCase(Locale.ROOT), nominated, webSocket)) {
				dropped = dropped.isEmpty() ? new HashSet<>() : dropped;
				dropped.add(name);
			}
		}
		return dropped;
	}

	private static Set<String> nominated(HttpHeaders headers) {
		List<String> values = headers.getConnection();
		return values.isEmpty() ? Set.of()
				: values.stream()
					.flatMap((value) -> Stream.of(value.split(",")))
					.map((name) -> name.strip().toLowerCase(Locale.ROOT))
					.collect(Collectors.toSet());
	}

	/** Whether a client's field goes no further whatever else the request says. */
	public static boolean isAlwaysDropped(String lowerCaseName) {
		return isDropped(lowerCaseName, Set.of(), false);
	}

	private static boolean isDropped(String name, Set<String> nominated, boolean webSocket) {
		if (OF_UPGRADE.contains(name)) {
			return !webSocket;
		}
		return HOP_BY_HOP.contains(name) || PROXYS.contains(name) || isNominated(name, nominated) || isInternal(name);
	}

	private static boolean isInternal(String name) {
		for (String prefix : INTERNAL_PREFIXES) {
			if (name.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

	/** What frames or addresses the message is no option of a connection. */
	private static boolean isNominated(String name, Set<String> nominated) {
		return nominated.contains(name) && !FRAMING.contains(name);
	}

}
