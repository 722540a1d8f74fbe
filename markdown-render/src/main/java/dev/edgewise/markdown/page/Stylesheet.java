package dev.edgewise.markdown.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

/**
 * The pages' stylesheet, named by its content. It lies below {@code /articles}, because
 * nothing else of this service is routed to the public.
 *
 * @param content the CSS
 * @param hash names the content
 */
record Stylesheet(byte[] content, String hash) {

	static Stylesheet load() {
		try (@Nullable
		InputStream css = Stylesheet.class.getResourceAsStream("edgewise.css")) {
			if (css == null) {
				throw new IllegalStateException("edgewise.css is not on the class path");
			}
			byte[] content = css.readAllBytes();
			return new Stylesheet(content, ContentHash.of(content).substring(0, 12));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String path() {
		return "/articles/assets/edgewise-" + this.hash + ".css";
	}

}
