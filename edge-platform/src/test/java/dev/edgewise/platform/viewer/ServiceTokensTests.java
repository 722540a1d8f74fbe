package dev.edgewise.platform.viewer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServiceTokensTests {

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final MovingClock clock = new MovingClock(Instant.parse("2026-11-23T10:00:00Z"));

	private volatile int status = 200;

	private HttpServer issuer;

	private ServiceTokens tokens;

	@BeforeEach
	void start() throws IOException {
		this.issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.issuer.createContext("/token", this::answer);
		this.issuer.start();
		URI endpoint = URI.create("http://localhost:" + this.issuer.getAddress().getPort() + "/token");
		this.tokens = new ServiceTokens(HttpClient.newHttpClient(), endpoint, "s:cret", JsonMapper.shared(),
				this.clock);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.asked.add(exchange.getRequestHeaders().getFirst("Authorization") + ' ' + body);
		byte[] answer = ("{\"access_token\":\"token " + this.asked.size()
				+ "\",\"expires_in\":900,\"token_type\":\"Bearer\"}")
			.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	@AfterEach
	void stop() {
		this.issuer.stop(0);
	}

	@Test
	void asksOnceAndWaitsForNothing() {
		assertThat(this.tokens.current()).isEmpty();
		await().until(() -> this.tokens.current().isPresent());
		assertThat(this.tokens.current()).contains("token 1");
		assertThat(this.asked).containsExactly(
				"Basic ZWRnZXdpc2Utc2VydmljZTpzJTNBY3JldA== grant_type=client_credentials&scope=content.internal");
	}

	@Test
	void renewsAheadOfItsEnd() {
		await().until(() -> this.tokens.current().isPresent());
		this.clock.now = this.clock.now.plusSeconds(601);
		assertThat(this.tokens.current()).as("until there is another").contains("token 1");
		await().until(() -> this.tokens.current().orElseThrow().equals("token 2"));
	}

	@Test
	void hasNoneOnceItHasEndedAndAsksAgainAfterAWhile() {
		await().until(() -> this.tokens.current().isPresent());
		this.status = 401;
		this.clock.now = this.clock.now.plusSeconds(900);
		assertThat(this.tokens.current()).isEmpty();
		await().until(() -> this.asked.size() == 2);
		assertThat(this.tokens.current()).as("not at once").isEmpty();
		this.status = 200;
		await().until(() -> {
			this.clock.now = this.clock.now.plus(Duration.ofSeconds(3));
			return this.tokens.current().isPresent();
		});
	}

}
