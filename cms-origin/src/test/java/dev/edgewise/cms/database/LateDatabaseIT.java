package dev.edgewise.cms.database;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.edgewise.cms.testing.Backing;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.identity.key-secret=of-the-test")
class LateDatabaseIT {

	private static final String DATABASE = Backing.name();

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.postgres(properties, DATABASE);
	}

	@Test
	void answersUnavailableUntilTheDatabaseArrivesAndThenServes() throws Exception {
		for (String path : new String[] { "/api/content/articles", "/api/content/articles/a-sample", "/oauth2/jwks" }) {
			HttpResponse<String> answer = get(path);
			assertThat(answer.statusCode()).as(path).isEqualTo(503);
			assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
			assertThat(answer.body()).contains("out of reach").doesNotContain("Exception");
		}
		assertThat(get("/livez").statusCode()).isEqualTo(200);
		assertThat(get("/readyz").statusCode()).isEqualTo(503);
		Backing.createDatabase(DATABASE);
		await().atMost(Duration.ofSeconds(60)).until(() -> get("/readyz").statusCode() == 200);
		assertThat(get("/api/content/articles/a-sample").statusCode()).isEqualTo(200);
		assertThat(get("/oauth2/jwks").statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
					BodyHandlers.ofString());
		}
	}

}
