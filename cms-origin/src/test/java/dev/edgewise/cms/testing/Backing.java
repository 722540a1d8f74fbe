package dev.edgewise.cms.testing;

import java.net.URI;
import java.util.UUID;

import dev.edgewise.platform.testing.BackingServices;
import dev.edgewise.platform.testing.BackingServices.Database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A database of its own for each test context, on the one PostgreSQL that all tests
 * share.
 */
public final class Backing {

	private Backing() {
	}

	/** The database does not exist before {@link #createDatabase}. */
	public static void postgres(DynamicPropertyRegistry properties, String database) {
		Database shared = BackingServices.postgres();
		URI address = URI.create(shared.url().substring("jdbc:".length()));
		properties.add("spring.datasource.url",
				() -> "jdbc:postgresql://%s:%d/%s".formatted(address.getHost(), address.getPort(), database));
		properties.add("spring.datasource.username", shared::user);
		properties.add("spring.datasource.password", shared::password);
		// Contexts that wait in the test framework's cache give their connections back.
		properties.add("spring.datasource.hikari.minimum-idle", () -> 0);
		properties.add("spring.datasource.hikari.idle-timeout", () -> 10_000);
	}

	public static void freshPostgres(DynamicPropertyRegistry properties) {
		String database = name();
		postgres(properties, database);
		createDatabase(database);
	}

	public static String name() {
		return "cms" + UUID.randomUUID().toString().replace("-", "");
	}

	public static void createDatabase(String name) {
		Database shared = BackingServices.postgres();
		JdbcClient.create(new DriverManagerDataSource(shared.url(), shared.user(), shared.password()))
			.sql("create database " + name)
			.update();
	}

}
