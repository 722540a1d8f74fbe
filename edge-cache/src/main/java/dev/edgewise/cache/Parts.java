package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.edgewise.cache.rules.ContentRange;

/**
 * Puts partial responses together (RFC 9111 section 3.4, RFC 9110 section 15.3.7.3): only
 * those that share a strong validator, and that touch or overlap. What is put together
 * counts from the older of both, and can be purged by the keys of either.
 */
final class Parts {

	/** Parts are not put together beyond this. */
	private static final long MAX_JOINED = 16L << 20;

	private Parts() {
	}

	/**
	 * What to keep now that a part has arrived.
	 * @return the stored response where it holds the part already, both in one where they
	 * fit, else the part
	 */
	static StoredResponse combine(StoredResponse stored, StoredResponse part) {
		ContentRange old = stored.range();
		ContentRange add = part.range();
		if (!isOfOne(stored, part) || old.complete() != add.complete()) {
			return part;
		}
		boolean touching = add.first() <= old.last() + 1 && old.first() <= add.last() + 1;
		ContentRange range = touching
				? new ContentRange(Math.min(old.first(), add.first()), Math.max(old.last(), add.last()), old.complete())
				: add;
		return (touching && range.length() <= MAX_JOINED) ? joined(stored, part, range) : part;
	}

	private static boolean isOfOne(StoredResponse stored, StoredResponse part) {
		Optional<String> etag = strongTag(stored);
		return etag.isPresent() && etag.equals(strongTag(part));
	}

	private static Optional<String> strongTag(StoredResponse response) {
		return response.headers().firstValue("etag").filter((tag) -> tag.startsWith("\""));
	}

	private static StoredResponse joined(StoredResponse stored, StoredResponse part, ContentRange range) {
		byte[] body = new byte[(int) range.length()];
		for (StoredResponse piece : List.of(stored, part)) {
			System.arraycopy(piece.body(), 0, body, (int) (piece.range().first() - range.first()), piece.body().length);
		}
		Set<String> keys = new HashSet<>(stored.surrogateKeys());
		keys.addAll(part.surrogateKeys());
		StoredResponse older = part.requestTime().isBefore(stored.requestTime()) ? part : stored;
		boolean complete = range.length() == range.complete();
		return new StoredResponse(complete ? 200 : 206, fields(part, range, complete), body, older.requestTime(),
				older.responseTime(), stored.position().lower(part.position()), Set.copyOf(keys));
	}

	private static HttpHeaders fields(StoredResponse part, ContentRange range, boolean complete) {
		Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		fields.putAll(part.headers().map());
		fields.put("content-length", List.of(String.valueOf(range.length())));
		if (complete) {
			fields.remove("content-range");
		}
		else {
			fields.put("content-range", List.of(range.toString()));
		}
		return HttpHeaders.of(fields, (name, value) -> true);
	}

}
