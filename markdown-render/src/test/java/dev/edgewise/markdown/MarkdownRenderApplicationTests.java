package dev.edgewise.markdown;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole service with nothing around it: no core, no Redis, no Kafka.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "edgewise.origin.url=http://localhost:1",
		"spring.kafka.bootstrap-servers=localhost:1", "spring.data.redis.port=1", "edgewise.distance.enabled=false" })
class MarkdownRenderApplicationTests {

	@LocalServerPort
	private int port;

	@Test
	void startsRendersAndSaysWhatItCannotServe() {
		assertThat(get("/livez", "*/*").getStatusCode()).isEqualTo(HttpStatus.OK);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> get("/readyz", "*/*").getStatusCode() == HttpStatus.OK);
		assertThat(get("/actuator/health", "application/json").getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(post("# Hello").getBody()).contains("Hello</h1>");
		ResponseEntity<String> page = get("/articles/any", "text/html");
		assertThat(page.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(page.getBody()).contains("out of reach just now");
		assertThat(get("/nothing", "*/*").getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(get("/actuator/prometheus", "*/*").getBody()).contains("edgewise_markdown_threads_occupied");
	}

	private ResponseEntity<String> get(String path, String accept) {
		return client().get()
			.uri(path)
			.header("Accept", accept)
			.retrieve()
			.onStatus((status) -> true, (request, response) -> {
			})
			.toEntity(String.class);
	}

	private ResponseEntity<String> post(String markdown) {
		return client().post()
			.uri("/render")
			.contentType(new MediaType("text", "markdown"))
			.body(markdown.getBytes(StandardCharsets.UTF_8))
			.retrieve()
			.toEntity(String.class);
	}

	private RestClient client() {
		return RestClient.create("http://localhost:" + this.port);
	}

}
