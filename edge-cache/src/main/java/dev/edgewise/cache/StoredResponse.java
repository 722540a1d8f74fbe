package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.ContentRange;
import dev.edgewise.cache.rules.Terms;

/**
 * A response as it is kept: complete, or one range of it (status 206). What its fields
 * say of its use is read once, here, and not at every hit.
 */
public final class StoredResponse {

	private final int status;

	private final HttpHeaders headers;

	private final byte[] body;

	private final Instant requestTime;

	private final Instant responseTime;

	private final PurgePosition position;

	private final Set<String> surrogateKeys;

	private final Terms terms;

	private final ContentRange range;

	private volatile @Nullable Object rendition;

	/**
	 * Keeps a response.
	 * @param status status code
	 * @param headers header fields as received, without hop-by-hop fields
	 * @param body its content; not copied, must not be changed
	 * @param requestTime when the request that brought it (or last confirmed it) was sent
	 * @param responseTime when its header section was received
	 * @param position the lowest position in the purge log that anyone who took part in
	 * the answer had applied when the fetch began
	 * @param surrogateKeys all tags under which it can be purged, as
	 * {@link dev.edgewise.cache.purge.PurgeTag} writes them
	 */
	public StoredResponse(int status, HttpHeaders headers, byte[] body, Instant requestTime, Instant responseTime,
			PurgePosition position, Set<String> surrogateKeys) {
		this.status = status;
		this.headers = headers;
		this.body = body;
		this.requestTime = requestTime;
		this.responseTime = responseTime;
		this.position = position;
		this.surrogateKeys = surrogateKeys;
		this.terms = Terms.of(status, headers, requestTime, responseTime);
		Optional<ContentRange> part = (status == 206) ? ContentRange.of(headers) : Optional.empty();
		this.range = part.orElseGet(() -> new ContentRange(0, body.length - 1L, body.length));
	}

	public int status() {
		return this.status;
	}

	public HttpHeaders headers() {
		return this.headers;
	}

	public byte[] body() {
		return this.body;
	}

	public Instant requestTime() {
		return this.requestTime;
	}

	public Instant responseTime() {
		return this.responseTime;
	}

	public PurgePosition position() {
		return this.position;
	}

	public Set<String> surrogateKeys() {
		return this.surrogateKeys;
	}

	/** What its origin says of its use. */
	public Terms terms() {
		return this.terms;
	}

	/** Which bytes of the representation it holds. */
	public ContentRange range() {
		return this.range;
	}

	/**
	 * What a door sends for it again and again, made when it is first asked for and kept
	 * as long as the response is. There is room for one door's.
	 */
	public <T> T rendition(Class<T> type, Function<StoredResponse, T> render) {
		Object known = this.rendition;
		if (type.isInstance(known)) {
			return type.cast(known);
		}
		T rendered = render.apply(this);
		this.rendition = rendered;
		return rendered;
	}

	/** Whether it holds the whole representation. */
	public boolean isComplete() {
		return this.status != 206;
	}

	/** Approximate size in memory, in bytes. */
	public int weight() {
		int fields = this.headers.map()
			.entrySet()
			.stream()
			.mapToInt((field) -> 2 * field.getKey().length()
					+ field.getValue().stream().mapToInt((value) -> value.length() + 48).sum())
			.sum();
		int tags = this.surrogateKeys.stream().mapToInt((tag) -> 2 * tag.length() + 48).sum();
		return this.body.length + fields + tags + 512;
	}

}
