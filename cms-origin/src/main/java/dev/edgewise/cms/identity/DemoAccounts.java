package dev.edgewise.cms.identity;

import java.util.List;

import dev.edgewise.cms.database.DatabaseTask;
import dev.edgewise.cms.identity.Account.Tastes;

import org.springframework.core.annotation.Order;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The people of the demo; each has the same password, which the login page shows. Exists
 * in the demo profile only.
 */
@Order(10)
class DemoAccounts implements DatabaseTask {

	static final String PASSWORD = "edgewise";

	static final List<Person> PEOPLE = List.of(
			new Person("edith", "Edith", "editor", "GB", "en", List.of("identity", "failure"), "Editor in London"),
			new Person("marie", "Marie", "member", "GB", "fr", List.of("limits", "consistency"),
					"Member, reads French"),
			new Person("ada", "Ada", "reader", "GB", "en", List.of("caching", "latency"), "Reader in London"),
			new Person("kenji", "Kenji", "reader", "JP", "ja", List.of("chat", "kafka"), "Reader in Tokyo"),
			new Person("maya", "Maya", "reader", "US", "en", List.of("graphql"), "Reader in New York"));

	private final Accounts accounts;

	private final PasswordEncoder passwords;

	DemoAccounts(Accounts accounts, PasswordEncoder passwords) {
		this.accounts = accounts;
		this.passwords = passwords;
	}

	@Override
	public void databaseArrived() {
		for (Person person : PEOPLE) {
			if (this.accounts.find(person.name()).isEmpty()) {
				this.accounts.addIfAbsent(person.account(this.passwords.encode(PASSWORD)));
			}
		}
	}

	/** One of them, and how the login page introduces them. */
	record Person(String name, String displayName, String role, String country, String locale, List<String> interests,
			String introduction) {

		private Account account(String passwordHash) {
			return new Account(this.name, this.displayName, passwordHash, List.of(this.role), this.country,
					new Tastes(this.locale, this.interests, "auto"));
		}

	}

}
