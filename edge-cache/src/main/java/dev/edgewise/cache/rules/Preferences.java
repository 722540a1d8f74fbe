package dev.edgewise.cache.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of values with qualities (RFC 9110 section 12.4.2), such as
 * {@code Accept-Language} and {@code Accept-Encoding}: what is said in one order, case or
 * way of writing means the same in any other.
 */
final class Preferences {

	private static final Map<String, String> ALIASES = Map.of("x-gzip", "gzip", "x-compress", "compress");

	private final List<Preference> preferences;

	private Preferences(List<Preference> preferences) {
		this.preferences = preferences;
	}

	static Preferences of(List<String> fieldLines) {
		List<Preference> preferences = new ArrayList<>();
		fieldLines.stream()
			.flatMap((line) -> Stream.of(line.toLowerCase(Locale.ROOT).split(",")))
			.map(Preference::parse)
			.filter((preference) -> !preference.name.isEmpty())
			.sorted(Comparator.comparingInt(Preference::thousandths).reversed().thenComparing(Preference::name))
			.forEach(preferences::add);
		return new Preferences(preferences);
	}

	/** The one form of all that mean the same. */
	String normalized() {
		return this.preferences.stream().map(Preference::toString).distinct().collect(Collectors.joining(","));
	}

	/** The most wanted value, where there is exactly one; else the empty text. */
	String favourite() {
		if (this.preferences.isEmpty()) {
			return "";
		}
		Preference first = this.preferences.getFirst();
		boolean alone = this.preferences.size() == 1 || this.preferences.get(1).thousandths < first.thousandths;
		return (alone && first.thousandths > 0 && !"*".equals(first.name)) ? first.name : "";
	}

	private record Preference(String name, int thousandths) {

		static Preference parse(String item) {
			String[] parts = item.split(";");
			String name = (parts.length > 0) ? parts[0].strip() : "";
			int quality = Stream.of(parts)
				.skip(1)
				.map((parameter) -> parameter.replaceAll("\\s", ""))
				.filter((parameter) -> parameter.startsWith("q="))
				.findFirst()
				.map((parameter) -> ofText(parameter.substring(2)))
				.orElse(1000);
			return new Preference(ALIASES.getOrDefault(name, name), quality);
		}

		private static int ofText(String quality) {
			return quality.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?")
					? (int) Math.round(Double.parseDouble(quality) * 1000) : 1000;
		}

		@Override
		public String toString() {
			return (this.thousandths == 1000) ? this.name : this.name + ";q=" + this.thousandths;
		}

	}

}
