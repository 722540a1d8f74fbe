package dev.edgewise.cache.purge;

import java.util.Set;

/**
 * One entry of the purge log.
 *
 * @param scope which responses it ends
 * @param mode what may become of them
 */
public record Purge(Scope scope, Mode mode) {

	/** A purge of every response that has one of the tags. */
	public static Purge of(Set<String> tags, Mode mode) {
		return new Purge(new Tagged(tags), mode);
	}

	/** A purge of every response for which an expression holds. */
	public static Purge of(PurgeExpression expression, Mode mode) {
		return new Purge(new Matching(expression), mode);
	}

	/** A purge of every response. */
	public static Purge ofEverything(Mode mode) {
		return new Purge(new Everything(), mode);
	}

	/** Which responses a purge ends. */
	public sealed interface Scope {

	}

	/**
	 * Those with one of the tags.
	 *
	 * @param tags as {@link PurgeTag} writes them
	 */
	public record Tagged(Set<String> tags) implements Scope {
	}

	/** Those for whose surrogate keys an expression holds. */
	public record Matching(PurgeExpression expression) implements Scope {
	}

	/** All. */
	public record Everything() implements Scope {
	}

	/** What may become of a purged response. */
	public enum Mode {

		/** It may be served, marked stale, while the origin fails. */
		SOFT,
		/** It must not be served again. */
		HARD

	}

}
