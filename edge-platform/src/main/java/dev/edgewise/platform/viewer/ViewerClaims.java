package dev.edgewise.platform.viewer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Reads a viewer from a token's claims, those of OpenID Connect where there are such.
 * Whoever the issuer is: what is only for taste is bounded, and left out if it is not
 * what it should be. Throws {@link JwtException} for a token that names nobody or has no
 * end.
 */
final class ViewerClaims {

	private static final int MOST_INTERESTS = 10;

	private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

	private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

	private static final Pattern INTEREST = Pattern.compile("[a-z0-9-]{1,40}");

	private ViewerClaims() {
	}

	static Viewer viewer(Jwt jwt) {
		String account = jwt.getSubject();
		Instant expires = jwt.getExpiresAt();
		if (account == null || expires == null) {
			throw new JwtException("sub and exp are required");
		}
		String name = jwt.getClaimAsString("name");
		List<String> roles = jwt.getClaimAsStringList("roles");
		return new Viewer(account, (name != null) ? name : account, (roles != null) ? Set.copyOf(roles) : Set.of(),
				matching(COUNTRY, jwt.getClaimAsString("country")), language(jwt.getClaimAsString("locale")),
				interests(jwt.getClaim("interests")), theme(jwt.getClaimAsString("theme")), expires);
	}

	/** Some issuers write {@code en_GB}. */
	private static @Nullable String language(@Nullable String locale) {
		return (locale != null) ? matching(LANGUAGE, locale.replace('_', '-')) : null;
	}

	private static List<String> interests(@Nullable Object claim) {
		if (!(claim instanceof List<?> list)) {
			return List.of();
		}
		return list.stream()
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.filter((tag) -> INTEREST.matcher(tag).matches())
			.distinct()
			.limit(MOST_INTERESTS)
			.toList();
	}

	private static Viewer.Theme theme(@Nullable String claim) {
		for (Viewer.Theme theme : Viewer.Theme.values()) {
			if (theme.name().toLowerCase(Locale.ROOT).equals(claim)) {
				return theme;
			}
		}
		return Viewer.Theme.AUTO;
	}

	private static @Nullable String matching(Pattern pattern, @Nullable String claim) {
		return (claim != null && pattern.matcher(claim).matches()) ? claim : null;
	}

}
