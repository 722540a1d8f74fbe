package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
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
		return revise(article, Map.of("title", title));
	}

	/** Publishes other values of some fields, and returns the article as committed. */
	JsonNode revise(JsonNode article, Map<String, String> changes) {
		HttpResponse<String> answer = save(article, changes);
		if (answer.statusCode() != 200) {
			throw new IllegalStateException("PUT: " + answer.statusCode() + " " + answer.body());
		}
		return Visitor.JSON.readTree(answer.body());
	}

	/** Tries to publish other values of some fields, and returns what the core says. */
	HttpResponse<String> save(JsonNode article, Map<String, String> changes) {
		return this.visitor.send(Visitor.json(article(article.get("slug").asString()), "PUT", this.token,
				Visitor.edit(article, changes)));
	}

	/** Publishes an article and returns its slug. */
	String create(String section, int number) {
		String slug = section + "-" + number;
		HttpResponse<String> answer = this.visitor.send(Visitor.json(this.stack.core().resolve("/api/content/articles"),
				"POST", this.token, Map.of("slug", slug, "title", "Article " + number, "body", "A body.", "author",
						"Edith", "tags", List.of(), "section", section, "language", "en")));
		if (answer.statusCode() != 201) {
			throw new IllegalStateException("POST: " + answer.statusCode() + " " + answer.body());
		}
		return slug;
	}

}
