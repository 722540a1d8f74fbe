package dev.edgewise.local.control;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.Headers;

/**
 * Who may use the control port: programs on this machine, and pages of the stack's own
 * origins. A page from elsewhere announces itself by its {@code Origin}, or, having bound
 * its own name to this machine, by its {@code Host}.
 */
final class Callers {

	private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

	private final Set<String> origins;

	Callers(Collection<String> origins) {
		this.origins = origins.stream()
			.flatMap((origin) -> Stream.of(origin, origin.replace("//localhost", "//127.0.0.1")))
			.collect(Collectors.toUnmodifiableSet());
	}

	boolean mayCall(Headers headers) {
		List<String> hosts = headers.getOrDefault("Host", List.of());
		boolean loopback = hosts.size() == 1 && LOOPBACK.matcher(hosts.getFirst()).matches();
		return loopback && Optional.ofNullable(headers.getFirst("Origin")).map(this.origins::contains).orElse(true);
	}

	/** The headers that let a page of the stack read the answer. */
	void admit(Headers request, Headers response) {
		response.set("Vary", "Origin");
		Optional.ofNullable(request.getFirst("Origin")).filter(this.origins::contains).ifPresent((origin) -> {
			response.set("Access-Control-Allow-Origin", origin);
			response.set("Access-Control-Allow-Methods", "GET, POST");
			response.set("Access-Control-Allow-Headers", "Content-Type");
			response.set("Access-Control-Max-Age", "600");
		});
	}

}
