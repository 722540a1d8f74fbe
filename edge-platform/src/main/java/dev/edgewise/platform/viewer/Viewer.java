package dev.edgewise.platform.viewer;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who signed in.
 *
 * @param account name of the account
 * @param name how to address them
 * @param roles what they may do
 * @param country ISO 3166 code, if known
 * @param language BCP 47 tag, if known
 * @param interests tags, ten at most, the dearest first
 * @param theme how pages should look
 * @param expiresAt when the token ends
 */
public record Viewer(String account, String name, Set<String> roles, @Nullable String country,
		@Nullable String language, List<String> interests, Theme theme, Instant expiresAt) {

	/** Role of people who change content. */
	public static final String EDITOR = "editor";

	public boolean isEditor() {
		return this.roles.contains(EDITOR);
	}

	/** Auto is what the browser prefers. */
	public enum Theme {

		AUTO, LIGHT, DARK

	}

}
