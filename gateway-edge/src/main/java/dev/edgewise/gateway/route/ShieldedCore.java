package dev.edgewise.gateway.route;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.platform.origin.Shield;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * Asks the shield for what may be retrieved from the core's cached routes, and the core
 * where that does not do: the shield is away, silent past its deadline, failing, or knows
 * less than this POP of what was purged. What it has begun to answer is not asked again.
 */
final class ShieldedCore implements GatewayFilter {

	private final Shield shield;

	private final UpstreamGuard toShield;

	private final UpstreamGuard toCore;

	private final CachedRoutes routes;

	ShieldedCore(Shield shield, UpstreamGuard toShield, UpstreamGuard toCore, CachedRoutes routes) {
		this.shield = shield;
		this.toShield = toShield;
		this.toCore = toCore;
		this.routes = routes;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		ServerHttpRequest request = exchange.getRequest();
		Optional<CacheKey> key = this.routes.key(request);
		boolean retrieval = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
		Optional<Map<String, String>> fields = (key.isPresent() && retrieval)
				? this.shield.fields(key.get().uri(), request.getHeaders().getOrEmpty("CDN-Loop")) : Optional.empty();
		return fields.isPresent() ? ask(key.get(), fields.get(), exchange, chain) : this.toCore.filter(exchange, chain);
	}

	private Mono<Void> ask(CacheKey key, Map<String, String> fields, ServerWebExchange exchange,
			GatewayFilterChain chain) {
		long start = System.nanoTime();
		Route core = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		var before = org.springframework.http.HttpHeaders.copyOf(exchange.getResponse().getHeaders());
		route(exchange, viaShield(core));
		ServerWebExchange asking = exchange.mutate()
			.request((request) -> request.headers((headers) -> fields.forEach(headers::set)))
			.build();
		return this.toShield.filter(asking, (asked) -> chain.filter(asked).timeout(this.shield.deadline()))
			.then(Mono.fromSupplier(() -> suffices(key, exchange)))
			.onErrorReturn(false)
			.flatMap((suffices) -> {
				if (suffices) {
					return Mono.empty();
				}
				forget(exchange, before, Duration.ofNanos(System.nanoTime() - start));
				route(exchange, core);
				return this.toCore.filter(exchange, chain);
			});
	}

	private boolean suffices(CacheKey key, ServerWebExchange exchange) {
		HttpClientResponse answer = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR);
		if (answer == null) {
			return false;
		}
		Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		answer.responseHeaders().names().forEach((name) -> fields.put(name, answer.responseHeaders().getAll(name)));
		return this.shield.suffices(key, answer.status().code(), HttpHeaders.of(fields, (name, value) -> true));
	}

	/** Of what the shield said nothing stays but how long it took. */
	private static void forget(ServerWebExchange exchange, org.springframework.http.HttpHeaders before, Duration took) {
		Connection connection = exchange.getAttribute(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
		if (connection != null) {
			connection.dispose();
			exchange.getAttributes().remove(ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR);
		}
		exchange.getAttributes().remove(ServerWebExchangeUtils.CLIENT_RESPONSE_ATTR);
		ServerWebExchangeUtils.reset(exchange);
		var headers = exchange.getResponse().getHeaders();
		headers.clear();
		headers.putAll(before);
		headers.add(ServerTiming.FIELD, ServerTiming.entry("shield", took));
	}

	private static void route(ServerWebExchange exchange, Route route) {
		exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, route);
	}

	private Route viaShield(Route core) {
		return Route.async()
			.id(core.getId())
			.uri(this.shield.url())
			.asyncPredicate(core.getPredicate())
			.metadata(core.getMetadata())
			.build();
	}

}
