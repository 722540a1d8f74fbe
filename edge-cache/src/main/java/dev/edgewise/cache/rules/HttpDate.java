package dev.edgewise.cache.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * HTTP dates (RFC 9110 section 5.6.7), in the preferred format only; anything else is no
 * date.
 */
final class HttpDate {

	private HttpDate() {
	}

	static Optional<Instant> parse(String value) {
		try {
			return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
