package dev.edgewise.platform.pop;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Emulated distance between places that share one machine.
 *
 * @param enabled whether calls and events that leave a place are delayed
 * @param kilometresPerMillisecond speed of light in fibre
 * @param detour how much longer a cable's way is than the great circle
 */
@Validated
@ConfigurationProperties("edgewise.distance")
record DistanceProperties(@DefaultValue("false") boolean enabled,
		@DefaultValue("200") @Positive double kilometresPerMillisecond, @DefaultValue("1.6") @Positive double detour) {
}
