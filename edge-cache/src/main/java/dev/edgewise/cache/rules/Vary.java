package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code Vary} field (RFC 9110 section 12.5.5) and the variant of a resource that a
 * request selects (RFC 9111 section 4.1). Field values are compared with white space
 * collapsed, languages and encodings by their qualities, cookies in any order; an absent
 * field matches an absent one only.
 *
 * @param fields lower-case names, sorted; {@code *} alone when nothing can match
 */
public record Vary(List<String> fields) {

	private static final String LANGUAGE = "accept-language";

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
		return variant((name) -> normalized(name, request.allValues(name)));
	}

	private String variant(UnaryOperator<String> value) {
		StringJoiner variant = new StringJoiner("\n");
		for (String name : this.fields) {
			variant.add(name + '=' + value.apply(name));
		}
		return variant.toString();
	}

	/**
	 * Names the variant of a response by the language it is in, where it is in one and
	 * varies by what is accepted (RFC 9111 section 4.1: normalised in ways that keep the
	 * meaning); the same text as {@link #favouriteVariant} of requests that want that
	 * language most.
	 */
	public Optional<String> languageVariant(HttpHeaders request, HttpHeaders response) {
		List<String> languages = response.allValues("content-language");
		boolean one = languages.size() == 1 && !languages.getFirst().contains(",");
		return (one && this.fields.contains(LANGUAGE)) ? Optional.of(inLanguage(languages.getFirst(), request))
				: Optional.empty();
	}

	/**
	 * Names the variant in the language that a request wants most, where there is one.
	 */
	public Optional<String> favouriteVariant(HttpHeaders request) {
		if (!this.fields.contains(LANGUAGE)) {
			return Optional.empty();
		}
		String favourite = Preferences.of(request.allValues(LANGUAGE)).favourite();
		return favourite.isEmpty() ? Optional.empty() : Optional.of(inLanguage(favourite, request));
	}

	private String inLanguage(String language, HttpHeaders request) {
		return variant((name) -> LANGUAGE.equals(name) ? "in " + language.strip().toLowerCase(Locale.ROOT)
				: normalized(name, request.allValues(name)));
	}

	private static String normalized(String name, List<String> values) {
		if (values.isEmpty()) {
			return "-";
		}
		return '"' + switch (name) {
			case LANGUAGE, "accept-encoding" -> Preferences.of(values).normalized();
			case "cookie" -> cookies(values);
			default -> spaced(values);
		} + '"';
	}

	/** RFC 6265 section 4.2.2: servers should not rely on the order. */
	private static String cookies(List<String> values) {
		return values.stream()
			.flatMap((value) -> Stream.of(value.split(";")))
			.map(String::strip)
			.filter((cookie) -> !cookie.isEmpty())
			.sorted()
			.collect(Collectors.joining(";"));
	}

	private static String spaced(List<String> values) {
		return values.stream()
			.flatMap((value) -> Stream.of(value.split(",")))
			.map((item) -> item.strip().replaceAll("\\s+", " "))
			.collect(Collectors.joining(","));
	}

}
