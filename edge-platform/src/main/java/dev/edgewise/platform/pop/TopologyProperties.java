package dev.edgewise.platform.pop;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where things are.
 *
 * @param core the core
 * @param pops every POP that exists
 * @param enabled codes of the POPs that take part
 */
@Validated
@ConfigurationProperties("edgewise.topology")
record TopologyProperties(@Valid @NotNull Place core, @NotNull List<@Valid Place> pops, @NotNull List<String> enabled) {
}
