package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** An editor at work: reads and writes articles at the core. */
final class Newsroom {

	private final Stack stack;

	private final Visitor visitor = new Visitor();

	private final String token;

	Newsroom(Stack stack) {
		this.stack = stack;
		this.token = Visitor.signedIn(stack, "lhr", "edith").token("lhr");
	}

	String token() {
		return this.token;
	}

	URI article(String slug) {
		return this.stack.core().resolve("/api/content/articles/" + slug);
	}

	JsonNode read(String slug) {
		return Visitor.JSON.readTree(this.visitor.get(article(slug)).body());
	}

	/** Publishes a new title, and returns the article as committed. */
	JsonNode retitle(JsonNode article, String title) {
		HttpResponse<String> answer = this.visitor.send(Visitor.json(article(article.get("slug").asString()), "PUT",
				this.token, Visitor.edit(article, Map.of("title", title))));
		if (answer.statusCode() != 200) {
			throw new IllegalStateException("PUT: " + answer.statusCode() + " " + answer.body());
		}
		return Visitor.JSON.readTree(answer.body());
	}

}
