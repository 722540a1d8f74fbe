package dev.edgewise.gateway.hygiene;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import dev.edgewise.platform.pop.Place;
import dev.edgewise.platform.pop.Topology;

import static org.assertj.core.api.Assertions.assertThat;

class TrustedOriginsTest {

	private static final Place LHR = pop("lhr", "http://localhost:8080");

	private static final Place NRT = pop("nrt", "http://localhost:8090");

	private final TrustedOrigins origins = new TrustedOrigins(
			new Topology(LHR, pop("core", "http://localhost:8000"), List.of(LHR, NRT), List.of("lhr")));

	@Test
	void gatewaysOfTheTopologyMayRead() {
		assertThat(this.origins.mayRead("http://localhost:8090")).isTrue();
		assertThat(this.origins.mayRead("http://localhost:8000")).as("the newsroom").isTrue();
	}

	@Test
	void nobodyElseMayRead() {
		assertThat(this.origins.mayRead(null)).isFalse();
		assertThat(this.origins.mayRead("null")).isFalse();
		assertThat(this.origins.mayRead("http://localhost:8003")).isFalse();
		assertThat(this.origins.mayRead("http://localhost:8090.evil.example")).isFalse();
	}

	@Test
	void programsMayActWithoutAnOrigin() {
		assertThat(mayAct(HttpMethod.POST, null, "localhost:8080")).isTrue();
	}

	@Test
	void pagesOfTheirOwnOriginMayAct() {
		assertThat(mayAct(HttpMethod.PUT, "https://edge.example", "edge.example")).isTrue();
	}

	@Test
	void foreignPagesMayNotAct() {
		assertThat(mayAct(HttpMethod.POST, "https://evil.example", "localhost:8080")).isFalse();
		assertThat(mayAct(HttpMethod.DELETE, "null", "localhost:8080")).isFalse();
		assertThat(mayAct(HttpMethod.valueOf("PURGE"), "https://evil.example", "localhost:8080")).isFalse();
	}

	@Test
	void foreignPagesMayAskSafely() {
		assertThat(mayAct(HttpMethod.GET, "https://evil.example", "localhost:8080")).isTrue();
	}

	private boolean mayAct(HttpMethod method, String origin, String host) {
		HttpHeaders headers = new HttpHeaders();
		headers.setOrigin(origin);
		headers.set(HttpHeaders.HOST, host);
		return this.origins.mayAct(method, headers);
	}

	private static Place pop(String code, String url) {
		return new Place(code, code, "GB", 0, 0, null, URI.create(url), null);
	}

}
