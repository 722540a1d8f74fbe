package dev.edgewise.cms.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with a core as its clients do. */
public final class CoreClient {

	public static final String ARTICLES = "/api/content/articles";

	public static final String DESK = "/api/newsroom/articles";

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final JsonMapper json = new JsonMapper();

	private final URI base;

	private final Supplier<String> token;

	/** Speaks as the bearer of a token. */
	public CoreClient(URI base, Supplier<String> token) {
		this.base = base;
		this.token = token;
	}

	public Answer get(String path) {
		return send(request(path));
	}

	public Answer get(String path, String header, String value) {
		return send(request(path).header(header, value));
	}

	public Answer desk(String path) {
		return send(authorized(path));
	}

	public Answer post(String path, Map<String, ?> body) {
		return send(json(path).POST(BodyPublishers.ofString(this.json.writeValueAsString(body))));
	}

	public Answer put(String path, Map<String, ?> body) {
		return send(json(path).PUT(BodyPublishers.ofString(this.json.writeValueAsString(body))));
	}

	public Answer put(String path, Map<String, ?> body, String ifMatch) {
		return send(json(path).PUT(BodyPublishers.ofString(this.json.writeValueAsString(body)))
			.header("If-Match", ifMatch));
	}

	public Answer post(String path, String type, byte[] body) {
		return send(authorized(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
	}

	public Answer delete(String path) {
		return send(authorized(path).DELETE());
	}

	/** An article's fields with some set otherwise. */
	public static Map<String, Object> article(Map<String, ?> changes) {
		Map<String, Object> fields = new LinkedHashMap<>(
				Map.of("slug", "s-" + UUID.randomUUID(), "title", "A title", "body", "Words, many of them.", "author",
						"Edith", "tags", List.of("edge"), "section", "cache", "language", "en", "membersOnly", false));
		fields.putAll(changes);
		return fields;
	}

	private HttpRequest.Builder json(String path) {
		return authorized(path).header("Content-Type", "application/json");
	}

	private HttpRequest.Builder authorized(String path) {
		return request(path).header("Authorization", "Bearer " + this.token.get());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.base.resolve(path));
	}

	private Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<byte[]> response = this.http.send(request.build(), BodyHandlers.ofByteArray());
			return new Answer(response, this.json);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What the core answered. */
	public record Answer(HttpResponse<byte[]> response, JsonMapper mapper) {

		public int status() {
			return this.response.statusCode();
		}

		public String text() {
			return new String(this.response.body(), java.nio.charset.StandardCharsets.UTF_8);
		}

		public JsonNode json() {
			return this.mapper.readTree(this.response.body());
		}

		public String header(String name) {
			return String.join(", ", this.response.headers().allValues(name));
		}

		public Set<String> keys() {
			return Set.copyOf(Arrays.asList(header("Surrogate-Key").split(" ")));
		}

	}

}
