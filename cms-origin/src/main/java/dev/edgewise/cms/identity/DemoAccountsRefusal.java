package dev.edgewise.cms.identity;

import java.util.List;

import dev.edgewise.cms.database.DatabaseTask;
import dev.edgewise.cms.identity.DemoAccounts.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Ends a production process whose database has accounts of the demo that still have the
 * demo's password: a database that was once the demo's.
 */
class DemoAccountsRefusal implements DatabaseTask {

	private static final Logger logger = LoggerFactory.getLogger(DemoAccountsRefusal.class);

	private final Accounts accounts;

	private final PasswordEncoder passwords;

	private final Runnable end;

	DemoAccountsRefusal(Accounts accounts, PasswordEncoder passwords, Runnable end) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.end = end;
	}

	@Override
	public void databaseArrived() {
		List<String> found = DemoAccounts.PEOPLE.stream()
			.map(Person::name)
			.filter((name) -> this.accounts.find(name).filter(this::hasTheDemosPassword).isPresent())
			.toList();
		if (!found.isEmpty()) {
			String message = "The profile production refuses to run: the database has the demo's accounts " + found
					+ " with the demo's password. Delete them, or use another database.";
			logger.error(message);
			this.end.run();
			throw new IllegalStateException(message);
		}
	}

	private boolean hasTheDemosPassword(Account account) {
		return this.passwords.matches(DemoAccounts.PASSWORD, account.passwordHash());
	}

}
