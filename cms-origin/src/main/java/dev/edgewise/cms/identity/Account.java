package dev.edgewise.cms.identity;

import java.util.List;

/**
 * Somebody who can sign in.
 *
 * @param name what they sign in with, the {@code sub} of their tokens
 * @param country ISO 3166 code of where their contract is
 * @param locale language they read
 */
record Account(String name, String displayName, String passwordHash, List<String> roles, String country,
		String locale) {

	Account {
		roles = List.copyOf(roles);
	}

}
