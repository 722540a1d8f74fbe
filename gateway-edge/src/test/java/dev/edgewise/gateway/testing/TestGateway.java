package dev.edgewise.gateway.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.gateway.GatewayEdgeApplication;
import dev.edgewise.platform.cache.PurgeEvent;
import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.testing.BackingServices;

/** A whole gateway on a free port, before a scripted upstream. */
public final class TestGateway implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private TestGateway(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** The gateway that most tests share, with real Kafka and Redis. */
	public static TestGateway shared() {
		return Shared.GATEWAY;
	}

	public static ScriptedUpstream sharedUpstream() {
		return Shared.UPSTREAM;
	}

	/** A path below {@code /api/content} that nobody has asked for yet. */
	public static String freshPath() {
		return "/api/content/" + UUID.randomUUID();
	}

	/** Starts a gateway with real Kafka and Redis, and waits until it knows them. */
	public static TestGateway start(String upstream, Map<String, String> more) {
		createPurgeLog();
		Map<String, String> properties = routes(upstream);
		properties.put("spring.kafka.bootstrap-servers", BackingServices.kafkaBootstrapServers());
		properties.put("spring.data.redis.host", BackingServices.redis().host());
		properties.put("spring.data.redis.port", String.valueOf(BackingServices.redis().port()));
		properties.putAll(more);
		TestGateway gateway = startAlone(upstream, properties);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> gateway.get("/.edge/cache").body(),
					(body) -> body.contains("\"redis\":\"up\"") && body.contains("\"feed\":\"live\""));
		return gateway;
	}

	/** Starts a gateway that knows no more than it is told. */
	public static TestGateway startAlone(String upstream, Map<String, String> more) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("server.port", "0");
		properties.put("management.server.port", "0");
		properties.put("edgewise.origin.url", upstream);
		properties.put("edgewise.gateway.render-url", upstream);
		properties.put("spring.cloud.gateway.server.webflux.httpclient.response-timeout", "2s");
		properties.putAll(more);
		String[] arguments = properties.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + '=' + entry.getValue())
			.toArray(String[]::new);
		return new TestGateway(
				SpringApplication.run(new Class<?>[] { GatewayEdgeApplication.class, OwnNetty.class }, arguments));
	}

	/** Routes whose upstreams fail have breakers of their own. */
	private static Map<String, String> routes(String upstream) {
		Map<String, String> routes = new LinkedHashMap<>();
		route(routes, "content", "/api/content/**", upstream, true);
		route(routes, "render", "/render", upstream, false);
		for (String failing : List.of("soft", "hard", "slow", "truncated", "breaker", "crowd")) {
			route(routes, failing, "/fails/" + failing + "/**", upstream, true);
		}
		route(routes, "gone", "/fails/gone/**", "http://127.0.0.1:1", true);
		route(routes, "first", "/twice/**", upstream, true);
		route(routes, "second", "/twice/**", "http://127.0.0.1:1", false);
		return routes;
	}

	private static void route(Map<String, String> routes, String id, String path, String url, boolean cached) {
		String prefix = "edgewise.gateway.routes[" + routes.size() / 5 + "].";
		routes.put(prefix + "id", id);
		routes.put(prefix + "upstream", id);
		routes.put(prefix + "url", url);
		routes.put(prefix + "paths[0]", path);
		routes.put(prefix + "cached", String.valueOf(cached));
	}

	private static void createPurgeLog() {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", BackingServices.kafkaBootstrapServers()))) {
			if (!admin.listTopics().names().get().contains(PurgeEvent.TOPIC)) {
				admin.createTopics(Set.of(new NewTopic(PurgeEvent.TOPIC, 1, (short) 1))).all().get();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	public int managementPort() {
		return this.context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
	}

	public String url() {
		return "http://localhost:" + port();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	public HttpResponse<String> send(String method, String path, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
			.timeout(Duration.ofSeconds(15))
			.method(method,
					body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Publishes a purge of a key and waits until this gateway has applied it. */
	public void purge(String key, String mode) {
		try {
			long offset = bean(EventPublisher.class)
				.publish(PurgeEvent.TOPIC, key,
						bean(EventFactory.class).create(PurgeEvent.TYPE, key, Map.of("keys", List.of(key), "mode", mode,
								"all", false, "committedAt", java.time.Instant.now().toString())))
				.get()
				.offset();
			Awaitility.await()
				.pollInterval(Duration.ofMillis(5))
				.until(() -> bean(HttpCache.class).position().offset() >= offset);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Else the first gateway of a JVM to end would take the others' event loops along.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnNetty {

		@Bean
		ReactorResourceFactory ownReactorResources() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			return resources;
		}

	}

	private static final class Shared {

		static final ScriptedUpstream UPSTREAM = ScriptedUpstream.start();

		static final TestGateway GATEWAY = start(UPSTREAM.url(), Map.of());

	}

}
