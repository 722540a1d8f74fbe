package dev.edgewise.cms.archive;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How badly the archive behaves, so that what stands in front of it can be tried.
 *
 * @param delay added to every answer, ten minutes at most
 * @param hang whether requests wait until this is off again
 * @param rate share of requests that fail, 0 to 1
 * @param http200 whether every fault is answered with HTTP status 200
 */
@ConfigurationProperties("edgewise.archive.fault")
record Manners(@DefaultValue("0s") Duration delay, @DefaultValue("false") boolean hang, @DefaultValue("0") double rate,
		@DefaultValue("false") boolean http200) {

	private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

	/** After the bound it is checked against. */
	static final Manners GOOD = new Manners(Duration.ZERO, false, 0, false);

	Manners {
		if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
			throw new IllegalArgumentException("delay must be between 0s and 10m");
		}
		if (!(rate >= 0 && rate <= 1)) {
			throw new IllegalArgumentException("rate must be between 0 and 1");
		}
	}

	boolean failsNow(RandomGenerator random) {
		return this.rate > 0 && random.nextDouble() < this.rate;
	}

}
