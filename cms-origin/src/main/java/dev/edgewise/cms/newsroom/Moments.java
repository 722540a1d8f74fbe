package dev.edgewise.cms.newsroom;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Times as pages show them and take them: UTC, to the minute.
 */
final class Moments {

	private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm")
		.withZone(ZoneOffset.UTC);

	private Moments() {
	}

	static String shown(@Nullable Instant time) {
		return (time != null) ? SHOWN.format(time) + " UTC" : "";
	}

	static String field(@Nullable Instant time) {
		return (time != null) ? FIELD.format(time) : "";
	}

	/**
	 * Null if nothing was given.
	 * @throws IllegalArgumentException if it is no time
	 */
	static @Nullable Instant parse(@Nullable String field) {
		if (field == null || field.isBlank()) {
			return null;
		}
		try {
			return LocalDateTime.parse(field.strip()).toInstant(ZoneOffset.UTC);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("A time looks like 2026-11-23T15:00", ex);
		}
	}

}
