package dev.edgewise.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.edgewise.platform.event.Events;
import dev.edgewise.platform.health.EdgeHealth;
import dev.edgewise.platform.pop.Topology;
import dev.edgewise.platform.testing.BackingServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A service that finds none of its backing services. */
@ExtendWith(OutputCaptureExtension.class)
class ServiceWithoutAnythingTests {

	private ConfigurableApplicationContext context;

	@BeforeEach
	void start() {
		this.context = run("--edgewise.pop=nrt");
	}

	@AfterEach
	void stop() {
		this.context.close();
	}

	@Test
	void startsAndServesDegradedAndTellsWhatIsMissing() throws Exception {
		Health health = this.context.getBean(EdgeHealth.class).health();
		assertThat(health.getStatus()).isEqualTo(EdgeHealth.DEGRADED);
		assertThat(this.context.getBean(EdgeHealth.class).missing()).containsExactly("core", "kafka", "redis");
		await().until(() -> get("/readyz").statusCode() == 200);
		HttpResponse<String> answer = get("/actuator/health");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"status\":\"DEGRADED\"", "\"missing\":[\"core\",\"kafka\",\"redis\"]");
	}

	@Test
	void isAliveButNotReadyBeforeItHasGivenUpOnThePurgeLog() throws Exception {
		assertThat(get("/livez").statusCode()).isEqualTo(200);
		assertThat(get("/readyz").statusCode()).isEqualTo(503);
		await().atMost(Duration.ofSeconds(8)).until(() -> get("/readyz").statusCode() == 200);
	}

	@Test
	void hasItsDefaults() throws Exception {
		assertThat(get("/thread").body()).isEqualTo("virtual");
		assertThat(this.context.getBean(Topology.class).here().city()).isEqualTo("Tokyo");
		assertThat(get("/actuator/prometheus").body()).contains("edgewise_cache_requests",
				"resilience4j_circuitbreaker");
		assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
		assertThat(get("/thread").headers().firstValue("Server")).isEmpty();
	}

	@Test
	void logsAboutALineWhileEverythingIsAway(CapturedOutput output) {
		await().atMost(Duration.ofSeconds(10)).until(() -> output.getOut().contains("Kafka is out of reach"));
		long lines = lines(output);
		await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(7)).until(() -> lines(output) <= lines + 1);
		assertThat(output).doesNotContain(" ERROR ");
	}

	@Test
	void startsWithABrokerWhoseNameCannotBeResolved() throws Exception {
		try (var other = run("--spring.kafka.bootstrap-servers=kafka.invalid:9092")) {
			other.getBean(Events.class).subscribe("topic", "group", (event) -> {
			});
			assertThat(other.getBean(EdgeHealth.class).missing()).contains("kafka");
		}
	}

	@Test
	void refusesAnUnknownPlaceWithALineAndNoStackTrace(CapturedOutput output) {
		assertThatThrownBy(() -> run("--edgewise.pop=xyz")).isNotNull();
		assertThat(output).contains("edgewise.pop is 'xyz'").doesNotContain("\tat ");
	}

	@Test
	void stopsSoonWithEverythingAway() {
		long start = System.nanoTime();
		this.context.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
	}

	private static long lines(CapturedOutput output) {
		return output.getOut().lines().count();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

	private static ConfigurableApplicationContext run(String argument) {
		return new SpringApplicationBuilder(Service.class).run("--server.port=0", "--spring.application.name=test",
				"--spring.main.web-application-type=servlet",
				"--spring.kafka.bootstrap-servers=localhost:" + BackingServices.freePort(),
				"--spring.data.redis.port=" + BackingServices.freePort(),
				"--edgewise.origin.url=http://localhost:" + BackingServices.freePort(), argument);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Service {

		@Bean
		ThreadController threadController() {
			return new ThreadController();
		}

	}

	@RestController
	static class ThreadController {

		@GetMapping("/thread")
		String thread() {
			return Thread.currentThread().isVirtual() ? "virtual" : "platform";
		}

	}

}
