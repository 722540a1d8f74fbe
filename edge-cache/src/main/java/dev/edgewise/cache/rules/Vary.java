package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code Vary} field (RFC 9110 section 12.5.5) and the variant of a resource that a
 * request selects (RFC 9111 section 4.1). Field values are compared with white space
 * collapsed; an absent field matches an absent one only.
 *
 * @param fields lower-case names, sorted; {@code *} alone when nothing can match
 */
public record Vary(List<String> fields) {

	/** A response that depends on nothing but its URI. */
	public static final Vary NONE = new Vary(List.of());

	public static Vary of(HttpHeaders headers) {
		List<String> values = headers.allValues("vary");
		if (values.isEmpty()) {
			return NONE;
		}
		List<String> fields = values.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.filter((name) -> !name.isEmpty())
			.distinct()
			.sorted()
			.toList();
		return fields.contains("*") ? new Vary(List.of("*")) : new Vary(fields);
	}

	public boolean isUnmatchable() {
		return this.fields.contains("*");
	}

	/**
	 * Names the variant that a request selects; the empty text when the response varies
	 * by nothing.
	 */
	public String variant(HttpHeaders request) {
		return this.fields.stream()
			.map((name) -> name + '=' + normalized(request.allValues(name)))
			.collect(Collectors.joining("\n"));
	}

	private static String normalized(List<String> values) {
		if (values.isEmpty()) {
			return "-";
		}
		return '"' + values.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map((item) -> item.strip().replaceAll("\\s+", " "))
			.collect(Collectors.joining(",")) + '"';
	}

}
