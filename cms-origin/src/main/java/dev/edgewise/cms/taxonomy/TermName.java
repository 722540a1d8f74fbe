package dev.edgewise.cms.taxonomy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A term as an article names it. Sections and tags are named by slug; authors by name,
 * from which a slug follows: without marks, and with a digest where the name holds
 * anything but ASCII letters, digits and spaces, since other names would share one.
 *
 * @param label what to call it until an editor says otherwise
 */
public record TermName(TermKind kind, String slug, String label) {

	public static TermName section(String slug) {
		String words = slug.replace('-', ' ');
		return new TermName(TermKind.SECTION, slug,
				words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
	}

	public static TermName tag(String slug) {
		return new TermName(TermKind.TAG, slug, slug.replace('-', ' '));
	}

	public static TermName author(String name) {
		String slug = Slugs.from(name);
		if (!name.matches("[A-Za-z0-9 ]+")) {
			slug = String.join("-",
					Stream.of("untitled".equals(slug) ? "" : slug, digest(name))
						.filter((part) -> !part.isEmpty())
						.toList());
		}
		return new TermName(TermKind.AUTHOR, slug, name);
	}

	/** Surrogate key of the answer that tells about this term. */
	public String key() {
		return this.kind.singular() + ":" + this.slug;
	}

	private static String digest(String name) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 3);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
