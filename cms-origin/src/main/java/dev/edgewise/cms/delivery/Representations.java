package dev.edgewise.cms.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers as bytes with a strong ETag: a digest of the very bytes, so that it changes
 * with whatever the answer shows, translations included. Spring MVC turns a matching
 * {@code If-None-Match} into 304.
 */
public class Representations {

	private final JsonMapper json;

	public Representations(JsonMapper json) {
		this.json = json;
	}

	public ResponseEntity<byte[]> answer(HttpStatus status, Object content, HttpHeaders headers) {
		byte[] body = bytes(content);
		return ResponseEntity.status(status)
			.headers(headers)
			.eTag(etag(body))
			.contentType(MediaType.APPLICATION_JSON)
			.body(body);
	}

	/** What {@link #answer} would tag the content with. */
	public String etagOf(Object content) {
		return etag(bytes(content));
	}

	private byte[] bytes(Object content) {
		return this.json.writeValueAsBytes(content);
	}

	private static String etag(byte[] body) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
			return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22) + '"';
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
