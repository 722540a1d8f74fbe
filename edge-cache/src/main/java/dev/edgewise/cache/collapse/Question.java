package dev.edgewise.cache.collapse;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.rules.Vary;

/**
 * What concurrent requests must have in common to share a fetch.
 *
 * @param variant of the resource, as far as it is known what it varies by
 * @param personal whether the request says who asks: what such a request brings is mostly
 * for its client alone, and tells nothing of what others would get
 */
record Question(CacheKey key, String variant, boolean personal) {

	static Question of(CacheRequest request, Vary vary) {
		boolean personal = request.headers().firstValue("authorization").isPresent()
				|| request.headers().firstValue("cookie").isPresent();
		return new Question(request.key(), vary.variant(request.headers()), personal);
	}

	/** The same question of nobody in particular. */
	Question impersonal() {
		return new Question(this.key, this.variant, false);
	}

	/** Names it for the whole POP. */
	String name() {
		return this.key + (this.personal ? "#personal#" : "#") + this.variant;
	}

}
