package dev.edgewise.cms.identity;

import java.util.List;

/**
 * Somebody who can sign in.
 *
 * @param name what they sign in with, the {@code sub} of their tokens
 * @param country ISO 3166 code of where their contract is
 * @param tastes what they may choose themselves
 */
record Account(String name, String displayName, String passwordHash, List<String> roles, String country,
		Tastes tastes) {

	Account {
		roles = List.copyOf(roles);
	}

	/**
	 * What pages are composed by.
	 *
	 * @param locale language they read
	 * @param interests tags they follow
	 * @param theme {@code auto}, {@code light} or {@code dark}
	 */
	record Tastes(String locale, List<String> interests, String theme) {

		Tastes {
			interests = List.copyOf(interests);
		}

	}

}
