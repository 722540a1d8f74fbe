package dev.edgewise.gateway.route;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the gateway routes, and whereto. What no route names is not reachable from
 * outside.
 *
 * @param origin the one origin that everything is passed to, in place of the routes; null
 * while there are routes
 * @param routes in order of precedence
 */
@Validated
@ConfigurationProperties("edgewise.gateway")
record RouteProperties(@Nullable URI origin, @NotEmpty List<@Valid Route> routes) {

	/** The routes that count. */
	List<Route> effective() {
		return (this.origin != null) ? List.of(SingleOrigin.route(this.origin)) : this.routes;
	}

	/** Whether the upstream is told the host that the client asked for. */
	boolean passesHost() {
		return this.origin != null;
	}

	/**
	 * A public route.
	 *
	 * @param upstream logical name of the service, as cache keys use it
	 * @param url where this gateway reaches it
	 * @param paths path patterns
	 * @param cached whether the edge cache is asked
	 * @param core whether the service stands in the core, the emulated distance away
	 */
	record Route(@NotBlank String id, @NotBlank String upstream, @NotNull URI url, @NotEmpty List<String> paths,
			boolean cached, boolean core) {
	}

}
