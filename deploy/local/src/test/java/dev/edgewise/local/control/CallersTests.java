package dev.edgewise.local.control;

import java.util.List;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallersTests {

	private final Callers callers = new Callers(List.of("http://localhost:8080", "http://localhost:8000"));

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8009", "127.0.0.1:8009", "[::1]:8009", "localhost" })
	void programsOnThisMachineMayCall(String host) {
		assertThat(this.callers.mayCall(headers("Host", host))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rebound.example:8009", "localhost.rebound.example", "127.0.0.1.rebound.example:8009" })
	void aNameBoundToThisMachineIsNotEnough(String host) {
		assertThat(this.callers.mayCall(headers("Host", host))).isFalse();
	}

	@Test
	void pagesOfTheStackMayCallAndReadTheAnswer() {
		Headers request = headers("Host", "localhost:8009", "Origin", "http://localhost:8080");
		Headers response = new Headers();
		this.callers.admit(request, response);
		assertThat(this.callers.mayCall(request)).isTrue();
		assertThat(response.getFirst("Access-Control-Allow-Origin")).isEqualTo("http://localhost:8080");
	}

	@Test
	void pagesFromElsewhereMayNeitherCallNorRead() {
		Headers request = headers("Host", "localhost:8009", "Origin", "https://elsewhere.example");
		Headers response = new Headers();
		this.callers.admit(request, response);
		assertThat(this.callers.mayCall(request)).isFalse();
		assertThat(response.getFirst("Access-Control-Allow-Origin")).isNull();
	}

	private static Headers headers(String... namesAndValues) {
		Headers headers = new Headers();
		for (int index = 0; index < namesAndValues.length; index += 2) {
			headers.set(namesAndValues[index], namesAndValues[index + 1]);
		}
		return headers;
	}

}
