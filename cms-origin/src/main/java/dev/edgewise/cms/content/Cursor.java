package dev.edgewise.cms.content;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * The place of an article in the order of lists, to go on after it. Opaque to clients.
 */
record Cursor(Instant publishedAt, String slug) {

	String text() {
		String place = ChronoUnit.MICROS.between(Instant.EPOCH, this.publishedAt) + "/" + this.slug;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
	}

	/** Nothing if it is none of ours. */
	static Optional<Cursor> parse(String text) {
		try {
			String place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
			int slash = place.indexOf('/');
			Instant time = Instant.EPOCH.plus(Long.parseLong(place.substring(0, Math.max(0, slash))),
					ChronoUnit.MICROS);
			String slug = place.substring(slash + 1);
			return slug.matches("[a-z0-9-]{1,100}") ? Optional.of(new Cursor(time, slug)) : Optional.empty();
		}
		catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException ex) {
			return Optional.empty();
		}
	}

}
