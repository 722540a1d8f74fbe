package dev.edgewise.platform.origin;

import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Through which POP this one fetches what the core has.
 *
 * @param pop code of that POP
 * @param deadline within which its answer has to begin, distance apart
 */
@Validated
@ConfigurationProperties("edgewise.origin.shield")
record ShieldProperties(@NotBlank String pop, @DefaultValue("1s") Duration deadline) {
}
