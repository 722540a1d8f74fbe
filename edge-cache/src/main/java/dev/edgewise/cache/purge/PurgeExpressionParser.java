package dev.edgewise.cache.purge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@link PurgeExpression}s by recursive descent, never deeper than the limit says.
 */
final class PurgeExpressionParser {

	private static final Pattern TOKEN = Pattern.compile("\\s*+(?:(\\()|(\\))|\"([^\"\\s]++)\"|([^\"()\\s]++))");

	private final String text;

	private final Matcher tokens;

	private String word = "";

	private Kind kind = Kind.END;

	private int start;

	private int keys;

	private int depth;

	PurgeExpressionParser(String text) {
		this.text = text;
		this.tokens = TOKEN.matcher(text);
	}

	PurgeExpression parse() {
		if (this.text.length() > PurgeExpression.MAX_LENGTH) {
			throw new IllegalArgumentException(
					"An expression has at most " + PurgeExpression.MAX_LENGTH + " characters");
		}
		advance(0);
		PurgeExpression expression = disjunction();
		if (this.kind != Kind.END) {
			throw unexpected();
		}
		return expression;
	}

	private PurgeExpression disjunction() {
		return sequence(Kind.OR, () -> sequence(Kind.AND, this::factor, PurgeExpression.And::new),
				PurgeExpression.Or::new);
	}

	private PurgeExpression sequence(Kind operator, Supplier<PurgeExpression> operand,
			Function<List<PurgeExpression>, PurgeExpression> joined) {
		List<PurgeExpression> parts = new ArrayList<>();
		parts.add(operand.get());
		while (this.kind == operator) {
			next();
			parts.add(operand.get());
		}
		return (parts.size() == 1) ? parts.getFirst() : joined.apply(List.copyOf(parts));
	}

	private PurgeExpression factor() {
		if (++this.depth > PurgeExpression.MAX_DEPTH) {
			throw new IllegalArgumentException("An expression has at most " + PurgeExpression.MAX_DEPTH + " levels");
		}
		PurgeExpression factor = switch (this.kind) {
			case NOT -> {
				next();
				yield new PurgeExpression.Not(factor());
			}
			case OPEN -> {
				next();
				PurgeExpression inner = disjunction();
				if (this.kind != Kind.CLOSE) {
					throw unexpected();
				}
				next();
				yield inner;
			}
			case KEY -> key();
			case AND, OR, CLOSE, END -> throw unexpected();
		};
		this.depth--;
		return factor;
	}

	private PurgeExpression key() {
		if (++this.keys > PurgeExpression.MAX_KEYS) {
			throw new IllegalArgumentException("An expression has at most " + PurgeExpression.MAX_KEYS + " keys");
		}
		PurgeExpression key = new PurgeExpression.Key(this.word);
		next();
		return key;
	}

	private void next() {
		advance(this.tokens.end());
	}

	private void advance(int from) {
		this.start = from;
		if (this.text.substring(from).isBlank()) {
			this.kind = Kind.END;
			return;
		}
		this.tokens.region(from, this.text.length());
		if (!this.tokens.lookingAt()) {
			throw unexpected();
		}
		this.kind = kind(this.tokens);
	}

	private Kind kind(Matcher token) {
		if (token.group(1) != null) {
			return Kind.OPEN;
		}
		if (token.group(2) != null) {
			return Kind.CLOSE;
		}
		String quoted = token.group(3);
		this.word = (quoted != null) ? quoted : token.group(4);
		return (quoted != null) ? Kind.KEY : switch (this.word) {
			case "AND" -> Kind.AND;
			case "OR" -> Kind.OR;
			case "NOT" -> Kind.NOT;
			default -> Kind.KEY;
		};
	}

	private IllegalArgumentException unexpected() {
		return new IllegalArgumentException(
				"Not an expression over keys with AND, OR, NOT and parentheses, at character "
						+ Math.min(this.start + 1, this.text.length()));
	}

	private enum Kind {

		KEY, NOT, AND, OR, OPEN, CLOSE, END

	}

}
