package dev.edgewise.cms.taxonomy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What articles are sorted by.
 */
public enum TermKind {

	SECTION, TAG, AUTHOR;

	/** The kind that a path names in the plural. */
	static Optional<TermKind> ofPlural(String plural) {
		return Arrays.stream(values()).filter((kind) -> kind.plural().equals(plural)).findFirst();
	}

	public String singular() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Names the list of all of a kind: in paths, and as its surrogate key. */
	public String plural() {
		return singular() + "s";
	}

}
