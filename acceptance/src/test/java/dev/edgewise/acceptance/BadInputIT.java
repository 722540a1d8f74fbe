package dev.edgewise.acceptance;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a client gets wrong, it is told so in problem+json, and no log calls it an
 * error of ours.
 */
class BadInputIT {

	private static final String SLUG = "the-seven-habits";

	private final Stack stack = Stack.running();

	private final Visitor visitor = new Visitor();

	@BeforeEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void tellsTheClientWhatIsWrong() {
		List<String> before = this.stack.errorsInLogs();
		Newsroom newsroom = new Newsroom(this.stack);
		String reader = Visitor.signedIn(this.stack, "lhr", "ada").token("lhr");
		JsonNode article = newsroom.read(SLUG);
		for (URI base : List.of(this.stack.core(), this.stack.gateway("lhr"), this.stack.gateway("nrt"))) {
			URI uri = base.resolve("/api/content/articles/" + SLUG);
			ObjectNode edit = Visitor.edit(article, Map.of());
			expect(404, this.visitor.get(base.resolve("/api/content/articles/no-such-article")));
			expect(401, send(uri, "", edit));
			expect(403, send(uri, reader, edit));
			expect(400, send(uri, newsroom.token(), "{\"title\": "));
			expect(400, send(uri, newsroom.token(), Visitor.edit(article, Map.of("title", ""))));
			expect(409, send(uri, newsroom.token(), edit.deepCopy().put("revision", 0)));
			expect(413, send(uri, newsroom.token(), edit.deepCopy().put("body", "x".repeat(600_000))));
			expect(401, send(uri, "not-a-token", edit));
		}
		expect(404, this.visitor.get(this.stack.gateway("lhr").resolve("/no/such/page")));
		expect(404, this.visitor.get(this.stack.gateway("lhr").resolve("/actuator/env")));
		assertThat(this.stack.errorsInLogs()).isEqualTo(before);
	}

	private HttpResponse<String> send(URI uri, String token, Object content) {
		return this.visitor.send(Visitor.json(uri, "PUT", token, content));
	}

	private static void expect(int status, HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as("%s %s", answer.request().method(), answer.uri()).isEqualTo(status);
		assertThat(answer.headers().firstValue("content-type")).as("%d", status)
			.hasValueSatisfying((type) -> assertThat(type).startsWith("application/problem+json"));
		JsonNode problem = Visitor.JSON.readTree(answer.body());
		assertThat(problem.get("status").asInt()).isEqualTo(status);
		assertThat(problem.path("detail").asString()).isNotBlank();
	}

}
