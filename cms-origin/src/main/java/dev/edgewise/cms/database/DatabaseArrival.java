package dev.edgewise.cms.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Waits for the database in the background, migrates it and starts what needs it. The
 * process is up meanwhile and answers 503. A failed attempt is logged once per reason and
 * repeated every second, for ever; health says why, and later whether the database is
 * still there.
 */
class DatabaseArrival implements SmartLifecycle, HealthIndicator {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseArrival.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final DataSource database;

	private final Flyway flyway;

	private final List<DatabaseTask> tasks;

	private volatile @Nullable Thread waiting;

	private volatile boolean arrived;

	private volatile String obstacle = "not tried yet";

	DatabaseArrival(DataSource database, Flyway flyway, List<DatabaseTask> tasks) {
		this.database = database;
		this.flyway = flyway;
		this.tasks = List.copyOf(tasks);
	}

	@Override
	public void start() {
		this.waiting = Thread.ofVirtual().name("database-arrival").start(this::await);
	}

	private void await() {
		while (!Thread.currentThread().isInterrupted() && !arrive()) {
			try {
				Thread.sleep(PAUSE);
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private boolean arrive() {
		try {
			this.flyway.migrate();
			this.tasks.forEach(DatabaseTask::databaseArrived);
			this.arrived = true;
			logger.info("The database is there");
			return true;
		}
		catch (RuntimeException ex) {
			note(ex);
			return false;
		}
	}

	private void note(RuntimeException failure) {
		String reason = String.valueOf(failure.getMessage())
			.lines()
			.filter((line) -> !line.isBlank())
			.findFirst()
			.orElse(failure.toString());
		if (!reason.equals(this.obstacle)) {
			logger.warn("Waiting for the database: {}", reason);
			this.obstacle = reason;
		}
	}

	/** Asks the database each time, for two seconds at most. */
	@Override
	public Health health() {
		if (!this.arrived) {
			return Health.down().withDetail("waiting", this.obstacle).build();
		}
		try (Connection connection = this.database.getConnection()) {
			return (connection.isValid(1) ? Health.up() : Health.down()).build();
		}
		catch (SQLException ex) {
			return Health.down().withDetail("lost", String.valueOf(ex.getMessage())).build();
		}
	}

	@Override
	public void stop() {
		Thread thread = this.waiting;
		if (thread != null) {
			thread.interrupt();
			this.waiting = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.waiting != null;
	}

	/** After all that tasks may start. */
	@Override
	public int getPhase() {
		return 20;
	}

}
