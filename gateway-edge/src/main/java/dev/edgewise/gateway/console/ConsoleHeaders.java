package dev.edgewise.gateway.console;

import java.net.URI;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.RequestPath;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

import dev.edgewise.platform.pop.Place;
import dev.edgewise.platform.pop.Topology;

/**
 * What browsers are told about the console's pages: scripts and styles are its own, and
 * it talks to the gateways of the topology.
 */
final class ConsoleHeaders implements WebFilter {

	private final String policy;

	ConsoleHeaders(Topology topology) {
		String peers = topology.pops()
			.stream()
			.map(Place::url)
			.filter(Objects::nonNull)
			.map(URI::toString)
			.collect(Collectors.joining(" "));
		this.policy = "default-src 'self'; img-src 'self' data: https:; connect-src 'self' " + peers
				+ "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		RequestPath path = exchange.getRequest().getPath();
		if (path.value().equals("/") || path.value().startsWith("/console/")) {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			headers.set("Content-Security-Policy", this.policy);
			headers.set("Referrer-Policy", "same-origin");
		}
		return chain.filter(exchange);
	}

}
