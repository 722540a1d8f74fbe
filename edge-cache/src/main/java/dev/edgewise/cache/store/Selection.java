package dev.edgewise.cache.store;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.rules.Forwarding;

/**
 * What a store found for a request.
 *
 * @param response the selected response, or null
 * @param absence why there is none; meaningless when there is one
 */
public record Selection(@Nullable StoredResponse response, Forwarding absence) {

	/** Nothing is stored for the URI. */
	public static final Selection NOTHING = new Selection(null, Forwarding.URI_MISS);

	/** Other variants are stored, but not the one asked for. */
	public static final Selection OTHER_VARIANT = new Selection(null, Forwarding.VARY_MISS);

	public static Selection of(StoredResponse response) {
		return new Selection(response, Forwarding.STALE);
	}

}
