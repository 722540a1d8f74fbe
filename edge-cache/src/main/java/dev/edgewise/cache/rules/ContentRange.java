package dev.edgewise.cache.rules;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a representation a partial response holds (RFC 9110 section 14.4).
 *
 * @param first position of the first byte
 * @param last position of the last byte
 * @param complete length of the whole representation
 */
public record ContentRange(long first, long last, long complete) {

	private static final Pattern SYNTAX = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})",
			Pattern.CASE_INSENSITIVE);

	/** The valid range of a response of which the whole length is known. */
	public static Optional<ContentRange> of(HttpHeaders response) {
		return response.firstValue("content-range").map(SYNTAX::matcher).filter(Matcher::matches).flatMap((match) -> {
			ContentRange range = new ContentRange(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)),
					Long.parseLong(match.group(3)));
			return (range.first <= range.last && range.last < range.complete) ? Optional.of(range) : Optional.empty();
		});
	}

	public long length() {
		return this.last - this.first + 1;
	}

	public boolean contains(ContentRange other) {
		return this.complete == other.complete && this.first <= other.first && other.last <= this.last;
	}

	@Override
	public String toString() {
		return "bytes " + this.first + '-' + this.last + '/' + this.complete;
	}

}
