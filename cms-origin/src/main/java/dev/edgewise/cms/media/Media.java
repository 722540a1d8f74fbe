package dev.edgewise.cms.media;

import java.time.Instant;

/**
 * An image that was uploaded.
 *
 * @param sha256 of its content, in hexadecimal
 * @param size in bytes
 * @param name what the editor called it; says nothing about what it is
 */
public record Media(String sha256, ImageType type, int width, int height, int size, String name, String by,
		Instant uploadedAt) {

	/** Where it is, for as long as it is anywhere. */
	public String path() {
		return "/media/" + this.sha256 + "." + this.type.extension();
	}

	/** Surrogate key of its answer. */
	static String key(String sha256) {
		return "media:" + sha256;
	}

}
