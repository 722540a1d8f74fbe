package dev.edgewise.markdown.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * A time for people and for programs. Pages are shared by all time zones, so it is in
 * UTC.
 *
 * @param iso for programs
 * @param day for people, in their language
 * @param minute for people who want to know exactly
 */
record Moment(String iso, String day, String minute) {

	static Moment of(Instant instant, Locale language) {
		Locale form = language.equals(Locale.ENGLISH) ? Locale.UK : language;
		var utc = instant.atZone(ZoneOffset.UTC);
		return new Moment(instant.toString(),
				DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(form).format(utc),
				DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).format(utc));
	}

}
