package dev.edgewise.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody with a browser's manners: cookies, redirects, forms. */
final class Visitor {

	static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String PASSWORD = "edgewise";

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(this.cookies)
		.followRedirects(HttpClient.Redirect.ALWAYS)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	/** Signs in at a gateway, with a demo account. */
	static Visitor signedIn(Stack stack, String pop, String account) {
		Visitor visitor = new Visitor();
		HttpResponse<String> form = visitor.get(stack.gateway(pop).resolve("/session/login?return_to=/session"));
		Document page = Jsoup.parse(form.body(), form.uri().toString());
		Element login = page.selectFirst("form:has(input[name=password])");
		if (login == null) {
			throw new IllegalStateException(
					"No sign-in form at " + form.uri() + ": " + form.statusCode() + " " + form.body());
		}
		Element csrf = login.selectFirst("input[name=_csrf]");
		String fields = "username=" + account + "&password=" + PASSWORD
				+ ((csrf != null) ? "&_csrf=" + URLEncoder.encode(csrf.val(), StandardCharsets.UTF_8) : "");
		HttpResponse<String> session = visitor.send(HttpRequest.newBuilder(URI.create(login.absUrl("action")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(fields)));
		JsonNode who = JSON.readTree(session.body());
		if (!who.path("signedIn").asBoolean()) {
			throw new IllegalStateException("Not signed in: " + session.uri() + " " + session.body());
		}
		return visitor;
	}

	/** The access token that a gateway keeps in its cookie. */
	String token(String pop) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("edgewise_" + pop))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElseThrow();
	}

	HttpResponse<String> get(URI uri, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri);
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		return send(request, Duration.ofSeconds(10));
	}

	HttpResponse<String> send(HttpRequest.Builder request, Duration deadline) {
		try {
			return this.http.send(request.timeout(deadline).build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static HttpRequest.Builder json(URI uri, String method, String token, Object content) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers
				.ofString((content instanceof String text) ? text : JSON.writeValueAsString(content)));
		return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
	}

	/** What an editor sends back of an article, changed. */
	static ObjectNode edit(JsonNode article, Map<String, String> changes) {
		ObjectNode edit = JSON.createObjectNode();
		for (String field : new String[] { "title", "teaser", "body", "author", "tags", "section", "language",
				"membersOnly", "revision" }) {
			if (article.has(field)) {
				edit.set(field, article.get(field));
			}
		}
		changes.forEach(edit::put);
		return edit;
	}

}
