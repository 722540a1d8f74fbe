package dev.edgewise.cms.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.edgewise.cms.identity.Account.Tastes;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed in about their tastes. Claims travel in every request, hence
 * the bounds.
 *
 * @param interests tags, separated by commas or spaces
 */
record TastesForm(String language, String interests, String theme) {

	static final String[] THEMES = { "auto", "light", "dark" };

	private static final int MOST_INTERESTS = 10;

	private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");

	private static final Pattern INTEREST = Pattern.compile("[a-z0-9-]{1,40}");

	TastesForm(@Nullable String language, @Nullable String interests, @Nullable String theme) {
		this.language = (language != null) ? language.strip() : "";
		this.interests = (interests != null) ? interests.strip() : "";
		this.theme = (theme != null) ? theme : "";
	}

	static TastesForm of(Tastes tastes) {
		return new TastesForm(tastes.locale(), String.join(", ", tastes.interests()), tastes.theme());
	}

	/** Each names the field. */
	List<String> objections() {
		List<String> objections = new ArrayList<>();
		if (!LANGUAGE.matcher(this.language).matches()) {
			objections.add("Language must be a code such as en or pt-BR.");
		}
		List<String> tags = tags();
		if (tags.size() > MOST_INTERESTS || !tags.stream().allMatch((tag) -> INTEREST.matcher(tag).matches())) {
			objections
				.add("Interests must be at most %d tags of letters, digits and hyphens.".formatted(MOST_INTERESTS));
		}
		if (!List.of(THEMES).contains(this.theme)) {
			objections.add("Theme must be auto, light or dark.");
		}
		return objections;
	}

	Tastes tastes() {
		return new Tastes(this.language, tags(), this.theme);
	}

	private List<String> tags() {
		return Arrays.stream(this.interests.toLowerCase(Locale.ROOT).split("[,\\s]+"))
			.filter((tag) -> !tag.isEmpty())
			.distinct()
			.toList();
	}

}
