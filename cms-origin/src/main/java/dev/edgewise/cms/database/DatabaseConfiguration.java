package dev.edgewise.cms.database;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Migration after start-up instead of during it.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	/** Boot would migrate while it starts and fail without a database. */
	@Bean
	FlywayMigrationStrategy migrateOnArrival() {
		return (flyway) -> {
		};
	}

	@Bean
	DatabaseArrival databaseArrival(DataSource database, Flyway flyway, ObjectProvider<DatabaseTask> tasks) {
		return new DatabaseArrival(database, flyway, tasks.orderedStream().toList());
	}

}
