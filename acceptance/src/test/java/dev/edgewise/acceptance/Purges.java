package dev.edgewise.acceptance;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/** An editor who purges by hand, at one gateway. */
final class Purges {

	private final Stack stack;

	private final String pop;

	private final String token;

	private final Visitor visitor = new Visitor();

	Purges(Stack stack, String pop, String token) {
		this.stack = stack;
		this.pop = pop;
		this.token = token;
	}

	/** Purges hard by key; returns the purge's offset. */
	long key(String key) {
		return purge(Map.of("keys", List.of(key), "mode", "hard"));
	}

	/** Purges hard by URL; returns the purge's offset. */
	long url(String path) {
		return purge(Map.of("urls", List.of(path), "mode", "hard"));
	}

	/** Purges hard by expression; returns the purge's offset. */
	long expression(String expression) {
		return purge(Map.of("expression", expression, "mode", "hard"));
	}

	/** While the log is out of reach nothing is promised, and to repeat does no harm. */
	private long purge(Map<String, Object> purge) {
		HttpResponse<String> answer = await().atMost(Duration.ofMinutes(2))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> send(purge), (sent) -> sent.statusCode() != 503);
		if (answer.statusCode() != 202) {
			throw new IllegalStateException("POST: " + answer.statusCode() + " " + answer.body());
		}
		return Visitor.JSON.readTree(answer.body()).path("offset").asLong();
	}

	private HttpResponse<String> send(Map<String, Object> purge) {
		return this.visitor
			.send(Visitor.json(this.stack.gateway(this.pop).resolve("/.edge/purge"), "POST", this.token, purge));
	}

	/** How far a purge has come, by what this gateway knows. */
	JsonNode status(long offset) {
		return Visitor.JSON
			.readTree(this.visitor.get(this.stack.gateway(this.pop).resolve("/.edge/purge/" + offset)).body());
	}

	boolean isApplied(long offset) {
		return status(offset).path("applied").asBoolean();
	}

}
