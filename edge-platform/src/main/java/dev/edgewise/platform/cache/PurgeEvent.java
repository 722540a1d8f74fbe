package dev.edgewise.platform.cache;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeExpression;
import dev.edgewise.cache.purge.PurgeTag;

/**
 * Data of an event in the purge log. What it names (keys, URLs, groups) is purged
 * together; an expression or {@code all} stands alone.
 * <p>
 * Every top-level member says what is purged. So whoever finds one that it does not know
 * has a newer purge before it, and purges everything rather than too little; what is only
 * for information belongs into {@code cause}.
 *
 * @param keys surrogate keys that are purged
 * @param urls resources that are purged, in all their variants
 * @param groups cache groups that are purged
 * @param expression an expression over surrogate keys
 * @param mode {@code soft} or {@code hard}; what is neither counts as hard
 * @param all whether everything is purged
 * @param cause what led to it, for people
 * @param committedAt when that was committed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PurgeEvent(@Nullable List<String> keys, @Nullable List<CacheKey> urls, @Nullable List<CacheGroup> groups,
		@Nullable String expression, @Nullable String mode, @Nullable Boolean all, @Nullable Cause cause,
		@Nullable Instant committedAt) {

	/** The log's topic: one partition, because its offsets are the order of purges. */
	public static final String TOPIC = "cache.purges";

	/** Type of the event. */
	public static final String TYPE = "dev.edgewise.cache.purge.v1";

	private static final Set<String> MEMBERS = Arrays.stream(PurgeEvent.class.getRecordComponents())
		.map((component) -> component.getName())
		.collect(Collectors.toUnmodifiableSet());

	/** What led to a purge. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Cause(@Nullable String id, @Nullable String slug, long revision) {
	}

	/**
	 * Reads the data of an event.
	 * @throws IllegalArgumentException when it is no purge at all
	 */
	static PurgeEvent read(JsonMapper json, String type, byte[] data) {
		JsonNode tree = json.readTree(data);
		if (!tree.isObject()) {
			throw new IllegalArgumentException("A purge is an object");
		}
		if (!TYPE.equals(type) || !MEMBERS.containsAll(tree.propertyNames())) {
			return everything(tree.path("mode").asString(""));
		}
		try {
			return json.treeToValue(tree, PurgeEvent.class);
		}
		catch (JacksonException ex) {
			return everything(tree.path("mode").asString(""));
		}
	}

	private static PurgeEvent everything(String mode) {
		return new PurgeEvent(null, null, null, null, mode, true, null, null);
	}

	/**
	 * What the cache is to do.
	 * @throws IllegalArgumentException when nothing is named
	 */
	Purge purge() {
		if (Boolean.TRUE.equals(this.all)) {
			return Purge.ofEverything(purgeMode());
		}
		if (this.expression != null) {
			return matching(this.expression);
		}
		Set<String> tags = tags();
		if (tags.isEmpty()) {
			throw new IllegalArgumentException("A purge names what it ends");
		}
		return Purge.of(tags, purgeMode());
	}

	/** An expression that nobody here can read is of a newer grammar. */
	private Purge matching(String text) {
		try {
			return Purge.of(PurgeExpression.parse(text), purgeMode());
		}
		catch (IllegalArgumentException ex) {
			return Purge.ofEverything(purgeMode());
		}
	}

	private Set<String> tags() {
		Set<String> tags = new HashSet<>(orEmpty(this.keys));
		orEmpty(this.urls).forEach((url) -> tags.add(PurgeTag.of(url)));
		orEmpty(this.groups).forEach((group) -> tags.add(PurgeTag.of(group)));
		return Set.copyOf(tags);
	}

	private static <T> Collection<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list : List.of();
	}

	private Purge.Mode purgeMode() {
		return "soft".equals(String.valueOf(this.mode).toLowerCase(Locale.ROOT)) ? Purge.Mode.SOFT : Purge.Mode.HARD;
	}

}
