package dev.edgewise.platform.cache;

import java.time.Duration;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import dev.edgewise.cache.rules.CachePolicy;

/**
 * The edge cache of a process.
 *
 * @param enabled whether this service caches at all
 * @param heap bound of the first level
 * @param maxBody largest content that is stored
 * @param maxPurgedKeys how many purged keys are remembered one by one
 * @param unconfirmedLimit how long an entry is used without asking while the purge log is
 * out of reach
 * @param protective whether the cache is stricter than the RFCs where that protects
 * people
 * @param staleOnError how long after its time an entry may be served while the origin
 * fails, where the origin does not say
 * @param redisDeadline how long a look-up in the POP's Redis may take before it is a miss
 * @param redisRetention how long the POP's Redis keeps a resource
 */
@Validated
@ConfigurationProperties("edgewise.cache")
public record CacheProperties(@DefaultValue("true") boolean enabled, @DefaultValue("16MB") DataSize heap,
		@DefaultValue("2MB") DataSize maxBody, @DefaultValue("100000") @Positive int maxPurgedKeys,
		@DefaultValue("60s") Duration unconfirmedLimit, @DefaultValue("true") boolean protective,
		@DefaultValue("4h") Duration staleOnError, @DefaultValue("50ms") Duration redisDeadline,
		@DefaultValue("24h") Duration redisRetention) {

	CachePolicy policy() {
		return new CachePolicy(this.protective, this.staleOnError);
	}

}
