package dev.edgewise.local.token;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import dev.edgewise.local.Json;
import dev.edgewise.local.LocalStackException;
import org.jsoup.Jsoup;

/**
 * Authorization code with PKCE, as a browser walks it: ask for a code, fill in the form,
 * ask again, exchange the code. It stops at the redirect back to the gateway and never
 * visits it. A refused sign-in is a {@link LocalStackException}.
 */
public final class SignIn {

	private static final String CLIENT = "edgewise-gateway";

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final URI issuer;

	private final URI redirect;

	public SignIn(URI issuer, URI redirect) {
		this.issuer = issuer;
		this.redirect = redirect;
	}

	public String accessToken(String account, String password) throws IOException {
		Pkce pkce = Pkce.random();
		URI authorize = this.issuer.resolve("/oauth2/authorize?" + form(Map.of("response_type", "code", "client_id",
				CLIENT, "redirect_uri", this.redirect.toString(), "scope", "openid profile", "state", "local",
				"code_challenge", pkce.challenge(), "code_challenge_method", "S256")));
		location(get(authorize), "the issuer did not ask for a sign-in");
		signIn(account, password);
		String back = location(get(authorize), "the issuer gave no code");
		return exchange(parameter(back, "code"), pkce);
	}

	private void signIn(String account, String password) throws IOException {
		URI login = this.issuer.resolve("/login");
		String csrf = Jsoup.parse(get(login).body()).select("input[name=_csrf]").attr("value");
		HttpResponse<String> answer = post(login, Map.of("username", account, "password", password, "_csrf", csrf));
		if (location(answer, "the sign-in form did not work").contains("error")) {
			throw new LocalStackException("there is no demo account '" + account + "'");
		}
	}

	private String exchange(String code, Pkce pkce) throws IOException {
		HttpResponse<String> answer = post(this.issuer.resolve("/oauth2/token"),
				Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", this.redirect.toString(),
						"client_id", CLIENT, "code_verifier", pkce.verifier()));
		if (answer.statusCode() != 200) {
			throw new LocalStackException("the issuer refused the code: " + answer.body());
		}
		return Json.MAPPER.readTree(answer.body()).path("access_token").asString();
	}

	private static String location(HttpResponse<String> answer, String otherwise) {
		return answer.headers()
			.firstValue("Location")
			.orElseThrow(() -> new LocalStackException(otherwise + " (status " + answer.statusCode() + ")"));
	}

	private static String parameter(String uri, String name) {
		return Arrays.stream(String.valueOf(URI.create(uri).getRawQuery()).split("&"))
			.filter((pair) -> pair.startsWith(name + "="))
			.map((pair) -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
			.findFirst()
			.orElseThrow(() -> new LocalStackException("the issuer redirected to " + uri));
	}

	private HttpResponse<String> get(URI uri) throws IOException {
		return send(HttpRequest.newBuilder(uri).header("Accept", "text/html").build());
	}

	private HttpResponse<String> post(URI uri, Map<String, String> fields) throws IOException {
		return send(HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form(fields)))
			.build());
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LocalStackException("interrupted", ex);
		}
	}

	private static String form(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
