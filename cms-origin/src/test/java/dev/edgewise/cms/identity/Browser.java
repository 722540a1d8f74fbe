package dev.edgewise.cms.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody's browser, with cookies of its own, and the gateway they come from. */
class Browser {

	static final String CALLBACK = "http://localhost:8080/session/callback";

	static final String VERIFIER = "v".repeat(64);

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private final JsonMapper json = new JsonMapper();

	private final int port;

	Browser(int port) {
		this.port = port;
	}

	/** Ends where the issuer sends whoever typed this in. */
	URI signIn(String name, String password) throws Exception {
		HttpResponse<String> page = get("/login");
		return location(send(form("/login", Map.of("username", name, "password", password, "_csrf", csrf(page)))));
	}

	String code(String name, String scope) throws Exception {
		URI login = location(send(request(authorize(CALLBACK, scope)).header("Accept", "text/html").GET()));
		HttpResponse<String> page = send(HttpRequest.newBuilder(login).GET());
		HttpResponse<String> signedIn = send(
				form("/login", Map.of("username", name, "password", "edgewise", "_csrf", csrf(page))));
		URI callback = location(send(HttpRequest.newBuilder(location(signedIn)).header("Accept", "text/html").GET()));
		assertThat(callback.toString()).startsWith(CALLBACK).contains("state=some-state");
		return first(Pattern.compile("[?&]code=([^&]+)"), callback.toString());
	}

	HttpResponse<String> redeem(String code, String verifier) throws Exception {
		return send(form("/oauth2/token", Map.of("grant_type", "authorization_code", "client_id", "edgewise-gateway",
				"code", code, "redirect_uri", CALLBACK, "code_verifier", verifier)));
	}

	JsonNode tokens(String name, String scope) throws Exception {
		HttpResponse<String> answer = redeem(code(name, scope), VERIFIER);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	HttpResponse<String> refresh(String token) throws Exception {
		return send(refreshing(token));
	}

	HttpRequest.Builder refreshing(String token) {
		return form("/oauth2/token",
				Map.of("grant_type", "refresh_token", "client_id", "edgewise-gateway", "refresh_token", token));
	}

	String serviceToken(String client, String secret, String scope) throws Exception {
		HttpResponse<String> answer = clientCredentials(client, secret, scope);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body()).path("access_token").asString();
	}

	HttpResponse<String> clientCredentials(String client, String secret, String scope) throws Exception {
		String basic = Base64.getEncoder().encodeToString((client + ':' + secret).getBytes(StandardCharsets.UTF_8));
		return send(form("/oauth2/token", Map.of("grant_type", "client_credentials", "scope", scope))
			.header("Authorization", "Basic " + basic));
	}

	JsonNode json(HttpResponse<String> answer) {
		return this.json.readTree(answer.body());
	}

	static String authorize(String callback, String scope) throws Exception {
		byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
		return "/oauth2/authorize?" + encoded(Map.of("response_type", "code", "client_id", "edgewise-gateway", "scope",
				scope, "state", "some-state", "redirect_uri", callback, "code_challenge_method", "S256",
				"code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge)));
	}

	static String csrf(HttpResponse<String> page) {
		return first(Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\""), page.body());
	}

	private static String first(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		assertThat(matcher.find()).as(text).isTrue();
		return matcher.group(1);
	}

	HttpRequest.Builder form(String path, Map<String, String> fields) {
		return request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(encoded(fields)));
	}

	private static String encoded(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	URI location(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
		return URI.create("http://localhost:" + this.port)
			.resolve(answer.headers().firstValue("Location").orElseThrow());
	}

	HttpResponse<String> get(String path) throws Exception {
		return send(request(path).GET());
	}

	HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	HttpClient http() {
		return this.http;
	}

}
