package dev.edgewise.cache.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.greenbytes.http.sfv.BooleanItem;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.greenbytes.http.sfv.TokenItem;

import dev.edgewise.cache.rules.CacheControl.Argument;

/**
 * Reads a targeted field (RFC 9213 section 2.1): a dictionary of structured fields (RFC
 * 9651), whose parameters mean nothing. What is no dictionary, or gives a number of
 * seconds as anything but an integer, is no field at all.
 */
final class TargetedField {

	private static final Set<String> IN_SECONDS = Set.of("max-age", "s-maxage", "stale-while-revalidate",
			"stale-if-error");

	private TargetedField() {
	}

	/** The directives; none when the field does not count. */
	static Map<String, Argument> parse(List<String> fieldLines) {
		try {
			Map<String, Argument> directives = new HashMap<>();
			new Parser(fieldLines).parseDictionary().get().forEach((name, value) -> add(directives, name, value));
			return directives;
		}
		catch (IllegalArgumentException ex) {
			return Map.of();
		}
	}

	private static void add(Map<String, Argument> directives, String name, ListElement<?> value) {
		if (IN_SECONDS.contains(name) && !(value instanceof IntegerItem)) {
			throw new ParseException("no integer", name, 0);
		}
		switch (value) {
			case BooleanItem flag when Boolean.TRUE.equals(flag.get()) -> directives.put(name, new Argument("", false));
			case IntegerItem number -> directives.put(name, new Argument(String.valueOf(number.get()), false));
			case StringItem text -> directives.put(name, new Argument(text.get(), true));
			case TokenItem token -> directives.put(name, new Argument(token.get(), false));
			default -> {
				// says nothing that a directive could mean
			}
		}
	}

}
