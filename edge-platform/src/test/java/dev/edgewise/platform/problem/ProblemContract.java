package dev.edgewise.platform.problem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.edgewise.platform.testing.BackingServices;

import static org.assertj.core.api.Assertions.assertThat;

/** What a service answers to mistakes, its callers' and its own, on either stack. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class ProblemContract {

	private final HttpClient http = HttpClient.newHttpClient();

	private ConfigurableApplicationContext context;

	abstract String stack();

	@BeforeAll
	void start() {
		this.context = new SpringApplicationBuilder(Service.class).run("--spring.main.web-application-type=" + stack(),
				"--server.port=0", "--spring.application.name=test", "--edgewise.cache.enabled=false",
				"--spring.kafka.bootstrap-servers=localhost:" + BackingServices.freePort());
	}

	@AfterAll
	void stop() {
		this.context.close();
	}

	@Test
	void answersNotFoundForAnUnknownPath(CapturedOutput output) throws Exception {
		assertProblem(get("/nowhere"), 404);
		assertThat(output).doesNotContain(" ERROR ");
	}

	@Test
	void answersAProblemEvenToABrowser() throws Exception {
		assertProblem(send(request("/nowhere").header("Accept", "text/html")), 404);
	}

	@Test
	void answersMethodNotAllowedAndSaysWhatIs() throws Exception {
		HttpResponse<String> response = get("/notes");
		assertProblem(response, 405);
		assertThat(response.headers().firstValue("Allow")).contains("POST");
	}

	@Test
	void answersBadRequestForMalformedJson(CapturedOutput output) throws Exception {
		HttpResponse<String> response = post(BodyPublishers.ofString("{\"title\": "));
		assertProblem(response, 400);
		assertThat(response.body()).doesNotContain("jackson", "Exception");
		assertThat(output).doesNotContain(" ERROR ");
	}

	@Test
	void answersBadRequestAndNamesTheFields(CapturedOutput output) throws Exception {
		HttpResponse<String> response = post(BodyPublishers.ofString("{\"title\": \" \"}"));
		assertProblem(response, 400);
		assertThat(response.body()).contains("\"errors\":[{\"field\":\"title\",\"message\":\"must not be blank\"}]");
		assertThat(output).doesNotContain(" ERROR ");
	}

	@Test
	void answersBadRequestForAParameterOfTheWrongType() throws Exception {
		assertProblem(get("/page?number=many"), 400);
		assertProblem(get("/page"), 400);
	}

	@Test
	void answersContentTooLargeByLength(CapturedOutput output) throws Exception {
		assertProblem(post(BodyPublishers.ofString(tooLarge())), 413);
		assertThat(output).doesNotContain(" ERROR ");
	}

	@Test
	void answersContentTooLargeWhenItFindsOut(CapturedOutput output) throws Exception {
		assertProblem(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge().getBytes()))), 413);
		assertThat(output).doesNotContain(" ERROR ");
	}

	@Test
	void tellsNothingOfItsInsideAndLogsItsOwnMistakes(CapturedOutput output) throws Exception {
		HttpResponse<String> response = get("/broken");
		assertProblem(response, 500);
		assertThat(response.body()).doesNotContain("secret", "Exception", "dev.edgewise");
		assertThat(output).contains(" ERROR ", "secret");
	}

	@Test
	void answersUnavailableWhenTheCoreIs(CapturedOutput output) throws Exception {
		HttpResponse<String> response = get("/unavailable");
		assertProblem(response, 503);
		assertThat(response.headers().firstValue("Retry-After")).isPresent();
		assertThat(output).doesNotContain(" ERROR ");
	}

	private static String tooLarge() {
		return "{\"title\":\"" + "x".repeat(300 * 1024) + "\"}";
	}

	private static void assertProblem(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.body()).contains("\"status\":" + status);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(request(path));
	}

	private HttpResponse<String> post(BodyPublisher content) throws Exception {
		return send(request("/notes").header("Content-Type", "application/json").POST(content));
	}

	private HttpRequest.Builder request(String path) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.version(HttpClient.Version.HTTP_1_1);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Service {

		@RestController
		static class Notes {

			@PostMapping("/notes")
			Map<String, String> add(@Valid @RequestBody Note note) {
				return Map.of("title", note.title());
			}

			@GetMapping("/page")
			Map<String, Integer> page(@RequestParam int number) {
				return Map.of("number", number);
			}

			@GetMapping("/broken")
			String broken() {
				throw new IllegalStateException("secret");
			}

			@GetMapping("/unavailable")
			String unavailable() {
				throw dev.edgewise.platform.origin.TestFailures.unavailable();
			}

		}

		record Note(@NotBlank String title) {
		}

	}

}
