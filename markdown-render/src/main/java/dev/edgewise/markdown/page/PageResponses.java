package dev.edgewise.markdown.page;

import java.nio.charset.StandardCharsets;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.timing.ServerTiming;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Pages as HTTP responses: validators, lifetimes, surrogate keys and the headers that
 * keep a page harmless.
 */
final class PageResponses {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self' https: data:; "
			+ "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private final Stylesheet stylesheet;

	PageResponses(Stylesheet stylesheet) {
		this.stylesheet = stylesheet;
	}

	ResponseEntity<Object> page(byte[] html, Sources sources) {
		HttpHeaders headers = htmlHeaders();
		headers.setETag('"' + ContentHash.of(html) + '"');
		headers.setCacheControl("public, max-age=0, must-revalidate");
		headers.set("CDN-Cache-Control", sources.edgeLifetime());
		headers.set(ServerTiming.FIELD, sources.timing().toString());
		purgeFields(headers, sources);
		return ResponseEntity.ok().headers(headers).body(html);
	}

	ResponseEntity<Object> notFound(Object body, Sources sources) {
		HttpHeaders headers = noticeHeaders(body);
		headers.setCacheControl("public, max-age=0, must-revalidate");
		headers.set("CDN-Cache-Control", "max-age=10");
		purgeFields(headers, sources);
		return ResponseEntity.status(Notice.NOT_FOUND.status()).headers(headers).body(body);
	}

	ResponseEntity<Object> unavailable(HttpStatusCode status, Object body) {
		HttpHeaders headers = noticeHeaders(body);
		headers.setCacheControl("no-store");
		headers.set("CDN-Cache-Control", "no-store");
		headers.set(HttpHeaders.RETRY_AFTER, "5");
		return ResponseEntity.status(status).headers(headers).body(body);
	}

	private static void purgeFields(HttpHeaders headers, Sources sources) {
		if (!sources.keys().isEmpty()) {
			headers.set("Surrogate-Key", String.join(" ", sources.keys()));
		}
		if (sources.position().isKnown()) {
			headers.set(PurgePosition.FIELD, sources.position().toString());
		}
	}

	private HttpHeaders noticeHeaders(Object body) {
		HttpHeaders headers = (body instanceof ProblemDetail) ? problemHeaders() : htmlHeaders();
		headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		return headers;
	}

	private static HttpHeaders problemHeaders() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.set("X-Content-Type-Options", "nosniff");
		return headers;
	}

	private HttpHeaders htmlHeaders() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(HTML);
		headers.set(HttpHeaders.LINK, "<" + this.stylesheet.path() + ">; rel=preload; as=style");
		headers.set("Content-Security-Policy", POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
		return headers;
	}

}
