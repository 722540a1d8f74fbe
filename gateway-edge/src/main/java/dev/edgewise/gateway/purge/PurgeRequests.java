package dev.edgewise.gateway.purge;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.PurgeExpression;
import dev.edgewise.gateway.route.CachedRoutes;
import dev.edgewise.platform.cache.PurgeEvent;

/**
 * Reads what an editor wants purged: a mode, and exactly one of {@code keys},
 * {@code urls}, {@code groups} with their {@code upstream}, {@code expression} and
 * {@code all}. Whatever is wrong is an {@link InvalidPurgeException} that names the
 * field.
 */
final class PurgeRequests {

	static final int MAX_ITEMS = 256;

	private static final int MAX_LENGTH = 2048;

	private static final Set<String> KINDS = Set.of("keys", "urls", "groups", "expression", "all");

	private final JsonMapper json;

	private final CachedRoutes routes;

	private final Clock clock;

	PurgeRequests(JsonMapper json, CachedRoutes routes, Clock clock) {
		this.json = json;
		this.routes = routes;
		this.clock = clock;
	}

	PurgeEvent read(byte[] body) {
		JsonNode request = tree(body);
		for (String member : request.propertyNames()) {
			require(KINDS.contains(member) || Set.of("mode", "upstream").contains(member), member, "is not known");
		}
		String mode = request.path("mode").asString("");
		require(Set.of("soft", "hard").contains(mode), "mode", "must be soft or hard");
		List<String> kinds = request.propertyNames().stream().filter(KINDS::contains).sorted().toList();
		require(kinds.size() == 1, kinds.isEmpty() ? "keys" : kinds.getLast(),
				"exactly one of keys, urls, groups, expression and all says what is purged");
		require(kinds.contains("groups") || !request.has("upstream"), "upstream", "belongs to groups");
		return switch (kinds.getFirst()) {
			case "keys" -> event(items(request, "keys", PurgeRequests::key), null, null, null, mode);
			case "urls" -> event(null, items(request, "urls", this::url), null, null, mode);
			case "groups" -> event(null, null, groups(request), null, mode);
			case "expression" -> event(null, null, null, expression(request.path("expression")), mode);
			default -> everything(request.path("all"), mode);
		};
	}

	private JsonNode tree(byte[] body) {
		try {
			JsonNode tree = this.json.readTree(body);
			require(tree.isObject(), "body", "must be a JSON object");
			return tree;
		}
		catch (JacksonException ex) {
			throw new InvalidPurgeException("body", "must be a JSON object");
		}
	}

	private PurgeEvent event(@Nullable List<String> keys, @Nullable List<CacheKey> urls,
			@Nullable List<CacheGroup> groups, @Nullable String expression, String mode) {
		return new PurgeEvent(keys, urls, groups, expression, mode, false, null, this.clock.instant());
	}

	private PurgeEvent everything(JsonNode all, String mode) {
		require(all.isBoolean() && all.asBoolean(), "all", "must be true");
		return new PurgeEvent(null, null, null, null, mode, true, null, this.clock.instant());
	}

	/** What is logged must not look like several lines. */
	private static boolean isOneLine(String text) {
		return text.chars().noneMatch(Character::isISOControl);
	}

	private static <T> List<T> items(JsonNode request, String field, Function<Item, T> reader) {
		JsonNode list = request.path(field);
		require(list.isArray() && !list.isEmpty() && list.size() <= MAX_ITEMS, field,
				"must be a list of 1 to " + MAX_ITEMS + " texts");
		List<T> items = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			String at = field + '[' + i + ']';
			JsonNode item = list.get(i);
			require(item.isString() && !item.asString().isEmpty() && item.asString().length() <= MAX_LENGTH
					&& isOneLine(item.asString()), at,
					"must be a text of 1 to " + MAX_LENGTH + " characters, in one line");
			items.add(reader.apply(new Item(at, item.asString())));
		}
		return items;
	}

	private static String key(Item key) {
		require(key.text.chars().allMatch((c) -> c > ' ' && c < 0x7f), key.at,
				"must be a surrogate key, without spaces");
		return key.text;
	}

	private CacheKey url(Item url) {
		try {
			URI uri = new URI(url.text);
			require(uri.getRawPath() != null && uri.getRawPath().startsWith("/"), url.at,
					"must be a URL, or a path with its query");
			return this.routes.key(PathContainer.parsePath(uri.getRawPath()), uri)
				.orElseThrow(() -> new InvalidPurgeException(url.at, "is no URL that this gateway caches"));
		}
		catch (URISyntaxException ex) {
			throw new InvalidPurgeException(url.at, "must be a URL, or a path with its query");
		}
	}

	private List<CacheGroup> groups(JsonNode request) {
		String upstream = request.path("upstream").asString("");
		Set<String> known = this.routes.upstreams();
		require(known.contains(upstream), "upstream", "must be the origin that the groups belong to, one of "
				+ known.stream().sorted().collect(Collectors.joining(", ")));
		return items(request, "groups", (group) -> new CacheGroup(upstream, group.text));
	}

	private static String expression(JsonNode expression) {
		require(expression.isString() && isOneLine(expression.asString()), "expression", "must be a text in one line");
		try {
			PurgeExpression.parse(expression.asString());
			return expression.asString();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidPurgeException("expression", String.valueOf(ex.getMessage()));
		}
	}

	private static void require(boolean holds, String field, String message) {
		if (!holds) {
			throw new InvalidPurgeException(field, message);
		}
	}

	private record Item(String at, String text) {
	}

}
