package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP dates (RFC 9110 section 5.6.7) in the preferred and the two obsolete formats, in
 * any case, whatever day of the week they claim to be; anything else is no date, and so
 * is a date that is given twice.
 */
public final class HttpDate {

	/** Years of two digits are of the fifty that come or of the fifty past. */
	private static final int FIRST_OF_TWO_DIGITS = 1977;

	private static final Pattern WEEKDAY = Pattern.compile(
			"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)(,? .{10,30})",
			Pattern.CASE_INSENSITIVE);

	private static final List<DateTimeFormatter> FORMATS = List.of(
			caseless().appendPattern("', 'dd MMM uuuu HH:mm:ss 'GMT'")
				.toFormatter(Locale.ENGLISH)
				.withResolverStyle(ResolverStyle.STRICT),
			caseless().appendPattern("', 'dd-MMM-")
				.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_OF_TWO_DIGITS)
				.appendPattern(" HH:mm:ss 'GMT'")
				.toFormatter(Locale.ENGLISH)
				.withResolverStyle(ResolverStyle.STRICT),
			caseless().appendPattern("' 'MMM ppd HH:mm:ss uuuu")
				.toFormatter(Locale.ENGLISH)
				.withResolverStyle(ResolverStyle.STRICT));

	private HttpDate() {
	}

	private static DateTimeFormatterBuilder caseless() {
		return new DateTimeFormatterBuilder().parseCaseInsensitive();
	}

	/** The date of a field that is there exactly once. */
	public static Optional<Instant> of(HttpHeaders headers, String field) {
		List<String> values = headers.allValues(field);
		return (values.size() == 1) ? parse(values.getFirst()) : Optional.empty();
	}

	static Optional<Instant> parse(String value) {
		Matcher date = WEEKDAY.matcher(value);
		return date.matches() ? parseDayAndTime(date.group(1)) : Optional.empty();
	}

	private static Optional<Instant> parseDayAndTime(String value) {
		for (DateTimeFormatter format : FORMATS) {
			try {
				return Optional.of(LocalDateTime.parse(value, format).toInstant(ZoneOffset.UTC));
			}
			catch (DateTimeException ex) {
				// of another format, or none
			}
		}
		return Optional.empty();
	}

}
