package dev.edgewise.benchmarks.purge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.benchmarks.BenchmarkException;

/** An editor who purges one article, and readers who look at it. */
final class Newsroom {

	static final String ARTICLE = "/api/content/articles/why-the-edge";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI gateway;

	private final String token;

	private final String purge;

	/** An editor at a gateway. */
	Newsroom(URI gateway, String token) throws IOException, InterruptedException {
		this.gateway = gateway;
		this.token = token;
		String id = JsonMapper.shared().readTree(read(gateway).body()).path("id").asString();
		this.purge = JsonMapper.shared().writeValueAsString(Map.of("keys", List.of("article:" + id), "mode", "hard"));
	}

	/** Purges the article; returns once the purge log has it. */
	void purge() throws IOException, InterruptedException {
		send(202,
				HttpRequest.newBuilder(this.gateway.resolve("/.edge/purge"))
					.header("Authorization", "Bearer " + this.token)
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString(this.purge)));
	}

	/** Whether a gateway serves the article from its cache. */
	boolean isHit(URI place) throws IOException, InterruptedException {
		return read(place).headers().firstValue("Cache-Status").orElse("").contains("; hit");
	}

	private HttpResponse<String> read(URI place) throws IOException, InterruptedException {
		return send(200, HttpRequest.newBuilder(place.resolve(ARTICLE)));
	}

	private HttpResponse<String> send(int expected, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		HttpResponse<String> answer = this.http.send(request.timeout(PATIENCE).build(),
				HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != expected) {
			throw new BenchmarkException(answer + ": " + answer.body());
		}
		return answer;
	}

}
