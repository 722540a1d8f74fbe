package dev.edgewise.cache.purge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which responses a purge ends, said over their surrogate keys. Written as
 *
 * <pre>
 * expression  = conjunction *( "OR" conjunction )
 * conjunction = factor *( "AND" factor )
 * factor      = "NOT" factor / "(" expression ")" / key
 * key         = word / DQUOTE word DQUOTE
 * </pre>
 *
 * A word holds no white space and no quote; a bare one no parenthesis either, and is none
 * of the three operators. At most {@value #MAX_LENGTH} characters, {@value #MAX_KEYS}
 * keys and {@value #MAX_DEPTH} levels.
 */
public sealed interface PurgeExpression {

	int MAX_LENGTH = 1000;

	int MAX_KEYS = 32;

	int MAX_DEPTH = 16;

	/**
	 * Reads an expression.
	 * @throws IllegalArgumentException when it is none, or too large; the message says
	 * where
	 */
	static PurgeExpression parse(String text) {
		return new PurgeExpressionParser(text).parse();
	}

	/** Whether it holds for a response with these tags. */
	boolean matches(Set<String> tags);

	/** The response has a surrogate key. */
	record Key(String key) implements PurgeExpression {

		@Override
		public boolean matches(Set<String> tags) {
			return tags.contains(this.key);
		}

		@Override
		public String toString() {
			return '"' + this.key + '"';
		}

	}

	/** The other does not hold. */
	record Not(PurgeExpression negated) implements PurgeExpression {

		@Override
		public boolean matches(Set<String> tags) {
			return !this.negated.matches(tags);
		}

		@Override
		public String toString() {
			return "NOT " + this.negated;
		}

	}

	/** All hold. */
	record And(List<PurgeExpression> parts) implements PurgeExpression {

		@Override
		public boolean matches(Set<String> tags) {
			for (PurgeExpression part : this.parts) {
				if (!part.matches(tags)) {
					return false;
				}
			}
			return true;
		}

		@Override
		public String toString() {
			return joined(this.parts, " AND ");
		}

	}

	/** At least one holds. */
	record Or(List<PurgeExpression> parts) implements PurgeExpression {

		@Override
		public boolean matches(Set<String> tags) {
			for (PurgeExpression part : this.parts) {
				if (part.matches(tags)) {
					return true;
				}
			}
			return false;
		}

		@Override
		public String toString() {
			return joined(this.parts, " OR ");
		}

	}

	private static String joined(List<PurgeExpression> parts, String operator) {
		return parts.stream().map(PurgeExpression::toString).collect(Collectors.joining(operator, "(", ")"));
	}

}
