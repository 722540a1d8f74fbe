package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** People sign in at their POP, with the core's issuer. */
class SignInIT {

	private final Stack stack = Stack.running();

	@BeforeEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@ParameterizedTest
	@CsvSource({ "lhr, ada, GB, reader", "nrt, kenji, JP, reader", "lhr, maya, US, reader", "nrt, marie, , member",
			"lhr, edith, GB, editor" })
	void knowsWhoSignedIn(String pop, String account, String country, String role) {
		Visitor visitor = Visitor.signedIn(this.stack, pop, account);
		JsonNode who = Visitor.JSON.readTree(visitor.get(this.stack.gateway(pop).resolve("/session")).body());
		assertThat(who.get("account").asString()).isEqualTo(account);
		assertThat(who.get("roles").toString()).contains(role);
		if (country != null) {
			assertThat(who.get("country").asString()).isEqualTo(country);
		}
	}

	@Test
	void forgetsWhoSignsOut() {
		Visitor visitor = Visitor.signedIn(this.stack, "lhr", "ada");
		HttpResponse<String> logout = visitor
			.send(HttpRequest.newBuilder(this.stack.gateway("lhr").resolve("/session/logout"))
				.POST(HttpRequest.BodyPublishers.noBody()));
		assertThat(logout.statusCode()).isEqualTo(200);
		JsonNode who = Visitor.JSON.readTree(visitor.get(this.stack.gateway("lhr").resolve("/session")).body());
		assertThat(who.get("signedIn").asBoolean()).isFalse();
		HttpResponse<String> home = visitor
			.get(URI.create(Visitor.JSON.readTree(logout.body()).get("endSession").asString()));
		assertThat(home.uri()).isEqualTo(this.stack.gateway("lhr").resolve("/"));
		assertThat(visitor.get(this.stack.gateway("lhr").resolve("/session/login")).body())
			.contains("name=\"password\"");
	}

}
