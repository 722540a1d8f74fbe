package dev.edgewise.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the parts of HTTP/1.1 messages from a stream. */
public final class HttpMessages {

	private HttpMessages() {
	}

	/** A line without its end. */
	public static String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new EOFException();
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

	/** Header fields up to the empty line; values of one name come together. */
	public static Map<String, String> headers(InputStream in) throws IOException {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line = line(in); !line.isEmpty(); line = line(in)) {
			int colon = line.indexOf(':');
			headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(),
					(one, other) -> one + ", " + other);
		}
		return headers;
	}

	/** Content by its framing. */
	public static String body(InputStream in, Map<String, String> headers) throws IOException {
		if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
			StringBuilder content = new StringBuilder();
			for (int size = chunk(in); size > 0; size = chunk(in)) {
				content.append(exactly(in, size));
				line(in);
			}
			headers(in);
			return content.toString();
		}
		return exactly(in, Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
	}

	private static int chunk(InputStream in) throws IOException {
		return Integer.parseInt(line(in), 16);
	}

	private static String exactly(InputStream in, int size) throws IOException {
		byte[] content = in.readNBytes(size);
		if (content.length < size) {
			throw new EOFException();
		}
		return new String(content, StandardCharsets.UTF_8);
	}

}
