package dev.edgewise.cms.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.edgewise.cms.identity.Account.Tastes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * The accounts in the database. Throws
 * {@link org.springframework.dao.DataAccessException} when that is away.
 */
class Accounts implements UserDetailsService {

	private final JdbcClient jdbc;

	Accounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Account> find(String name) {
		return this.jdbc.sql("select * from account where name = ?")
			.param(name)
			.query((row, number) -> account(row))
			.optional();
	}

	void addIfAbsent(Account account) {
		this.jdbc.sql("""
				insert into account (name, display_name, password_hash, roles, country, locale, interests, theme)
				values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (name) do nothing
				""")
			.param(account.name())
			.param(account.displayName())
			.param(account.passwordHash())
			.param(account.roles().toArray(String[]::new))
			.param(account.country())
			.param(account.tastes().locale())
			.param(account.tastes().interests().toArray(String[]::new))
			.param(account.tastes().theme())
			.update();
	}

	void change(String name, Tastes tastes) {
		this.jdbc.sql("update account set locale = ?, interests = ?, theme = ? where name = ?")
			.param(tastes.locale())
			.param(tastes.interests().toArray(String[]::new))
			.param(tastes.theme())
			.param(name)
			.update();
	}

	@Override
	public UserDetails loadUserByUsername(String name) {
		// PostgreSQL has no NUL in text, so no account has one either
		return Optional.of(name)
			.filter((given) -> given.indexOf('\0') < 0)
			.flatMap(this::find)
			.map((account) -> User.withUsername(account.name())
				.password(account.passwordHash())
				.roles(account.roles().toArray(String[]::new))
				.build())
			.orElseThrow(() -> new UsernameNotFoundException("There is no such account"));
	}

	private static Account account(ResultSet row) throws SQLException {
		return new Account(row.getString("name"), row.getString("display_name"), row.getString("password_hash"),
				list(row.getArray("roles")), row.getString("country"),
				new Tastes(row.getString("locale"), list(row.getArray("interests")), row.getString("theme")));
	}

	private static List<String> list(Array array) throws SQLException {
		return List.of((String[]) array.getArray());
	}

}
