package dev.edgewise.platform.origin;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Through which POP this one fetches what the core has.
 *
 * @param pop code of that POP
 * @param deadline within which its answer has to begin, distance apart
 * @param paths what its gateway passes on to the core: beginnings of paths
 */
@Validated
@ConfigurationProperties("edgewise.origin.shield")
record ShieldProperties(@NotBlank String pop, @DefaultValue("1s") Duration deadline, @DefaultValue( {
		"/api/content/", "/media/" }) List<String> paths){
}
