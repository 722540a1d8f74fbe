package dev.edgewise.platform.origin;

import java.time.Duration;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import dev.edgewise.cache.collapse.CollapseLimits;

/**
 * How requests that lack the same share a fetch.
 *
 * @param patience how long the fetch of another is waited for
 * @param attempts how many fetches are waited for, one after another
 * @param followers how many requests wait for one fetch
 * @param hitForMiss how long it is remembered that an answer cannot be shared
 * @param failureMemory how long nobody asks after {@code attempts} failures in a row
 * @param poll how often the POP's Redis is asked for what another instance fetches
 */
@Validated
@ConfigurationProperties("edgewise.cache.collapse")
public record CollapseProperties(@DefaultValue("3s") Duration patience, @DefaultValue("3") @Positive int attempts,
		@DefaultValue("10000") @Positive int followers, @DefaultValue("10s") Duration hitForMiss,
		@DefaultValue("1s") Duration failureMemory, @DefaultValue("20ms") Duration poll) {

	CollapseLimits limits() {
		return new CollapseLimits(this.patience, this.attempts, this.followers, this.hitForMiss, this.failureMemory,
				this.poll);
	}

}
