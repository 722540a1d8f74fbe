package dev.edgewise.benchmarks.purge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.edgewise.benchmarks.BenchmarkException;

/** An editor who gives one article new titles, and readers who look at it. */
final class Newsroom {

	static final String ARTICLE = "/api/content/articles/why-the-edge";

	private static final List<String> EDITABLE = List.of("title", "teaser", "body", "author", "tags", "section",
			"language", "membersOnly", "revision");

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI core;

	private final String token;

	Newsroom(URI core, String token) {
		this.core = core;
		this.token = token;
	}

	/** Returns once the core has committed the title. */
	void publish(String title) throws IOException, InterruptedException {
		JsonNode article = JsonMapper.shared().readTree(read(this.core));
		ObjectNode edit = JsonMapper.shared().createObjectNode();
		EDITABLE.stream().filter(article::has).forEach((field) -> edit.set(field, article.get(field)));
		edit.put("title", title);
		send(HttpRequest.newBuilder(this.core.resolve(ARTICLE))
			.header("Authorization", "Bearer " + this.token)
			.header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(edit.toString())));
	}

	/** The article as a place serves it. */
	String read(URI place) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(place.resolve(ARTICLE)));
	}

	private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.http.send(request.timeout(PATIENCE).build(),
				HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new BenchmarkException(answer + ": " + answer.body());
		}
		return answer.body();
	}

}
