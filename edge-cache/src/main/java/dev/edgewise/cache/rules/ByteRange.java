package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single range of bytes that is asked for (RFC 9110 section 14.1.2).
 *
 * @param first position of the first byte; -1 for the last bytes
 * @param last position of the last byte, or how many of the last bytes;
 * {@link Long#MAX_VALUE} for all that follows
 */
public record ByteRange(long first, long last) {

	private static final Pattern SYNTAX = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*",
			Pattern.CASE_INSENSITIVE);

	/** The range that a request asks for; empty when it asks for several, or none. */
	public static Optional<ByteRange> of(HttpHeaders request) {
		List<String> values = request.allValues("range");
		return (values.size() == 1) ? parse(values.getFirst()) : Optional.empty();
	}

	private static Optional<ByteRange> parse(String value) {
		Matcher match = SYNTAX.matcher(value);
		if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
			return Optional.empty();
		}
		long first = match.group(1).isEmpty() ? -1 : Long.parseLong(match.group(1));
		long last = match.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(match.group(2));
		return (first <= last) ? Optional.of(new ByteRange(first, last)) : Optional.empty();
	}

	/** The bytes it means of a representation; empty when there are none such. */
	public Optional<ContentRange> of(long complete) {
		long from = (this.first < 0) ? Math.max(0, complete - this.last) : this.first;
		long to = (this.first < 0) ? complete - 1 : Math.min(this.last, complete - 1);
		boolean nothing = this.first < 0 && this.last == 0;
		return (nothing || from > to) ? Optional.empty() : Optional.of(new ContentRange(from, to, complete));
	}

}
