package dev.edgewise.platform.origin;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.platform.pop.Place;

/**
 * Another POP that stands between this one and the core, so that the core is asked once
 * for several POPs. It is a cache that is asked through its public door, by one of ours:
 * the token makes it tell what only caches are told.
 * <p>
 * Caches stack, so its answer counts only from the position in the purge log that it
 * tells: what was purged here since then, or what tells no position, is asked of the core
 * instead. So is everything while there is no token, and whatever came through this POP
 * or the shield already (RFC 8586).
 */
public final class Shield {

	/** Shows who asks; never passed on. */
	public static final String PEER = "Edge-Peer";

	private static final String LOOP = "CDN-Loop";

	private final Place pop;

	private final String here;

	private final URI url;

	private final Duration oneWay;

	private final Duration deadline;

	private final List<String> paths;

	private final Supplier<Optional<String>> token;

	private final HttpCache cache;

	/**
	 * Creates a shield.
	 * @param token this process's service token, while there is one
	 */
	Shield(Place pop, Place here, Duration oneWay, Duration deadline, List<String> paths,
			Supplier<Optional<String>> token, HttpCache cache) {
		this.pop = pop;
		this.here = id(here.code());
		this.url = Optional.ofNullable(pop.url())
			.orElseThrow(() -> new IllegalStateException("The shield " + pop.code() + " has no url"));
		this.oneWay = oneWay;
		this.deadline = deadline;
		this.paths = paths;
		this.token = token;
		this.cache = cache;
	}

	/** How a POP's gateway is called in {@code CDN-Loop}. */
	private static String id(String code) {
		return "edgewise-" + code;
	}

	public URI url() {
		return this.url;
	}

	/** Distance to it, each way. */
	public Duration oneWay() {
		return this.oneWay;
	}

	/** Within which its answer has to begin, distance apart. */
	public Duration deadline() {
		return this.deadline;
	}

	/**
	 * What to set in a request that goes to the shield; empty when it has to go to the
	 * core.
	 * @param uri what is asked for: raw path and query
	 * @param passed values of the request's {@code CDN-Loop}
	 */
	public Optional<Map<String, String>> fields(String uri, List<String> passed) {
		if (this.paths.stream().noneMatch(uri::startsWith)) {
			return Optional.empty();
		}
		List<String> ids = passed.stream().flatMap((line) -> Stream.of(line.split(","))).map(String::strip).toList();
		boolean loop = ids.stream()
			.map((id) -> id.split(";", 2)[0].strip())
			.anyMatch((id) -> id.equals(this.here) || id.equals(id(this.pop.code())));
		return loop ? Optional.empty()
				: this.token.get()
					.map((token) -> Map.of(PEER, token, LOOP,
							String.join(", ", Stream.concat(ids.stream(), Stream.of(this.here)).toList())));
	}

	/**
	 * Whether its answer will do: neither a failure nor a guess, nor older than what was
	 * purged here.
	 */
	public boolean suffices(CacheKey key, int status, HttpHeaders answer) {
		return status < 500 && answer.firstValue("Edge-Knowledge").isEmpty()
				&& this.cache.isCurrent(key, status, answer);
	}

}
