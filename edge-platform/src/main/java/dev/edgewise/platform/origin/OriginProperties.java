package dev.edgewise.platform.origin;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How this process reaches the core.
 *
 * @param url where; no slash at its end
 * @param connectTimeout how long connecting may take
 * @param deadline how long an answer may take, distance included
 * @param maxBody largest answer that is read
 * @param maxConcurrent how many requests any one upstream has of this process at once
 * @param maxQueued how many more wait for one of those to be answered
 * @param queueDeadline how long they wait
 * @param negativeLifetime how long a refusal (404, 410 …) is kept that says nothing of
 * its caching
 */
@Validated
@ConfigurationProperties("edgewise.origin")
public record OriginProperties(@NotNull URI url, @DefaultValue("1s") Duration connectTimeout,
		@DefaultValue("3s") Duration deadline, @DefaultValue("8MB") DataSize maxBody,
		@DefaultValue("128") @Positive int maxConcurrent, @DefaultValue("512") int maxQueued,
		@DefaultValue("1s") Duration queueDeadline, @DefaultValue("5s") Duration negativeLifetime) {

	public OriginProperties {
		url = URI.create(url.toString().replaceFirst("/+$", ""));
	}

	/** Logical name of the core's content service, as cache keys use it. */
	public static final String CORE = "cms-origin";

}
