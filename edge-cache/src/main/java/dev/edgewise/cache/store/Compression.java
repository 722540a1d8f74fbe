package dev.edgewise.cache.store;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses content for the second level (zlib, RFC 1950, at its fastest), where that
 * pays: text of 1 to 256 KB that is not encoded already. Larger content would hold up the
 * thread it arrives on. What does not inflate to the length it had is no content.
 */
final class Compression {

	private static final int MIN = 1024;

	private static final int MAX = 256 * 1024;

	/** Deflate's greatest ratio (zlib's technical details): more is a lie. */
	private static final int GREATEST_RATIO = 1032;

	private static final Set<String> TEXTUAL = Set.of("application/json", "application/javascript", "application/xml",
			"application/ld+json", "application/manifest+json", "image/svg+xml", "application/rss+xml",
			"application/atom+xml", "application/problem+json");

	private Compression() {
	}

	static boolean pays(HttpHeaders headers, byte[] body) {
		String type = headers.firstValue("content-type").orElse("").split(";")[0].strip().toLowerCase(Locale.ROOT);
		return body.length >= MIN && body.length <= MAX && headers.firstValue("content-encoding").isEmpty()
				&& (type.startsWith("text/") || TEXTUAL.contains(type));
	}

	static byte[] deflate(byte[] body) {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try {
			deflater.setInput(body);
			deflater.finish();
			ByteArrayOutputStream deflated = new ByteArrayOutputStream(body.length / 2);
			byte[] part = new byte[8192];
			while (!deflater.finished()) {
				deflated.write(part, 0, deflater.deflate(part));
			}
			return deflated.toByteArray();
		}
		finally {
			deflater.end();
		}
	}

	/** Undoes it; empty when the bytes are damaged. */
	static Optional<byte[]> inflate(byte[] deflated, int length) {
		if (length < 0 || length > (long) deflated.length * GREATEST_RATIO) {
			return Optional.empty();
		}
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(deflated);
			byte[] body = new byte[length];
			int inflated = inflater.inflate(body);
			boolean whole = inflated == length && inflater.inflate(new byte[1]) == 0 && inflater.finished();
			return whole ? Optional.of(body) : Optional.empty();
		}
		catch (DataFormatException ex) {
			return Optional.empty();
		}
		finally {
			inflater.end();
		}
	}

}
