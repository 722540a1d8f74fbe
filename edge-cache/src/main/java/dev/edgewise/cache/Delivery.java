package dev.edgewise.cache;

import java.net.http.HttpHeaders;
import java.util.Optional;

import dev.edgewise.cache.rules.ByteRange;
import dev.edgewise.cache.rules.ContentRange;

/**
 * What of a response a client gets, by its conditions and the range it asks for (RFC 9110
 * section 13.2.2, RFC 9111 section 4.3.2).
 */
public sealed interface Delivery {

	/** Decides for a stored response. */
	static Delivery of(CacheRequest request, StoredResponse stored) {
		boolean ok = stored.status() == 200 || !stored.isComplete();
		if (ok && ClientCondition.isSatisfiedBy(request.headers(), stored.headers(), stored.responseTime())) {
			return new NotModified();
		}
		Optional<ByteRange> asked = (ok && "GET".equals(request.method())) ? ByteRange.of(request.headers())
				: Optional.empty();
		if (asked.isEmpty() || !isOfTheSame(request.headers(), stored.headers())) {
			return stored.isComplete() ? new Whole() : new Missing();
		}
		Optional<ContentRange> range = asked.get().of(stored.range().complete());
		if (range.isEmpty()) {
			return new Unsatisfiable(stored.range().complete());
		}
		return stored.range().contains(range.get()) ? new Part(range.get(), stored.range().first()) : new Missing();
	}

	/**
	 * RFC 9110 section 13.1.5: a strong entity tag, or the very date of the last change.
	 */
	private static boolean isOfTheSame(HttpHeaders request, HttpHeaders stored) {
		return request.firstValue("if-range")
			.map((validator) -> stored.firstValue(validator.endsWith("\"") ? "etag" : "last-modified")
				.filter((own) -> own.equals(validator) && !own.startsWith("W/"))
				.isPresent())
			.orElse(true);
	}

	/** The client has it already: 304. */
	record NotModified() implements Delivery {
	}

	/** All of it. */
	record Whole() implements Delivery {
	}

	/**
	 * Some of its bytes: 206.
	 *
	 * @param offset position, in the representation, of the first byte that is kept
	 */
	record Part(ContentRange range, long offset) implements Delivery {

		/** Where in the kept content the part begins. */
		public int start() {
			return (int) (this.range.first() - this.offset);
		}

		public int length() {
			return (int) this.range.length();
		}

	}

	/** It has no such bytes: 416. */
	record Unsatisfiable(long complete) implements Delivery {
	}

	/** What is kept is a part, and not the one asked for. */
	record Missing() implements Delivery {
	}

}
