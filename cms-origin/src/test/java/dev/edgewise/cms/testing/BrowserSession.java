package dev.edgewise.cms.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: cookies, redirects, forms. */
public final class BrowserSession {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.cookieHandler(new CookieManager())
		.followRedirects(Redirect.NORMAL)
		.build();

	private final URI base;

	public BrowserSession(URI base) {
		this.base = base;
	}

	/** Signs in as one of the demo's people. */
	public BrowserSession signIn(String name) {
		submit("/login", csrfOf(get("/login")), Map.of("username", name, "password", "edgewise"));
		return this;
	}

	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(this.base.resolve(path)));
	}

	/** Sends a form that came with a page. */
	public HttpResponse<String> submit(String path, String csrf, Map<String, ?> fields) {
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "="
					+ URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&", "_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8) + "&", ""));
		return send(HttpRequest.newBuilder(this.base.resolve(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> upload(String path, String csrf, byte[] content) {
		return send(HttpRequest.newBuilder(this.base.resolve(path))
			.header("X-CSRF-TOKEN", csrf)
			.header("Content-Type", "application/octet-stream")
			.POST(BodyPublishers.ofByteArray(content)));
	}

	public static String csrfOf(HttpResponse<String> page) {
		Matcher found = CSRF.matcher(page.body());
		if (!found.find()) {
			throw new AssertionError("No form in " + page.uri() + ": " + page.body());
		}
		return found.group(1);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
