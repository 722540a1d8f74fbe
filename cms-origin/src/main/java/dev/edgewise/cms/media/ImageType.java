package dev.edgewise.cms.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What may be uploaded: formats that every browser shows and that the JDK can decode in
 * bounded memory. Nothing that can hold a script.
 */
public enum ImageType {

	PNG("png", "image/png"), JPEG("jpg", "image/jpeg"), GIF("gif", "image/gif");

	private final String extension;

	private final String mediaType;

	ImageType(String extension, String mediaType) {
		this.extension = extension;
		this.mediaType = mediaType;
	}

	static Optional<ImageType> ofFormat(String name) {
		return Arrays.stream(values()).filter((type) -> type.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
	}

	public String extension() {
		return this.extension;
	}

	public String mediaType() {
		return this.mediaType;
	}

}
