package dev.edgewise.cms.outbox;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.edgewise.cms.database.DatabaseTask;
import io.namastack.outbox.OutboxProcessingScheduler;
import io.namastack.outbox.instance.OutboxInstanceRegistry;
import io.namastack.outbox.partition.PartitionCoordinator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the outbox library's cycle whenever a commit wrote to the outbox, and at a slow
 * pace besides, for retries and for partitions taken over. One thread runs all cycles, so
 * none is skipped because another is under way. Without a database it waits a second and
 * connects again; without Kafka, cycles fail and the library schedules the retries.
 */
class OutboxRelay implements SmartLifecycle, DatabaseTask {

	private static final Logger logger = LoggerFactory.getLogger(OutboxRelay.class);

	private final OutboxInstanceRegistry registry;

	private final PartitionCoordinator partitions;

	private final OutboxProcessingScheduler outbox;

	private final JdbcConnectionDetails database;

	private final OutboxRelayProperties properties;

	private final Clock clock;

	private volatile boolean running;

	private Instant nextRebalance = Instant.EPOCH;

	private String obstacle = "";

	OutboxRelay(OutboxInstanceRegistry registry, PartitionCoordinator partitions, OutboxProcessingScheduler outbox,
			JdbcConnectionDetails database, OutboxRelayProperties properties, Clock clock) {
		this.registry = registry;
		this.partitions = partitions;
		this.outbox = outbox;
		this.database = database;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void databaseArrived() {
		if (this.running && !this.registry.isRunning()) {
			this.registry.start();
			Thread.ofVirtual().name("outbox-relay").start(this::relay);
		}
	}

	private void relay() {
		while (this.running) {
			try (CommitNotifications commits = CommitNotifications.open(this.database)) {
				logger.info("Relaying changes to Kafka");
				while (this.running) {
					rebalanceWhenDue();
					this.outbox.process();
					commits.await(this.properties.idlePoll());
				}
			}
			catch (SQLException | RuntimeException ex) {
				pauseAfter(ex);
			}
		}
	}

	private void rebalanceWhenDue() {
		Instant now = this.clock.instant();
		if (!now.isBefore(this.nextRebalance)) {
			this.partitions.rebalance();
			this.nextRebalance = now.plus(this.properties.rebalance());
		}
	}

	private void pauseAfter(Exception failure) {
		if (this.running) {
			warnOnce(failure.toString());
			try {
				Thread.sleep(Duration.ofSeconds(1));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				this.running = false;
			}
		}
	}

	private void warnOnce(String reason) {
		if (!reason.equals(this.obstacle)) {
			logger.warn("Relay interrupted, trying again every second: {}", reason);
			this.obstacle = reason;
		}
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the database tasks start, and stopped after the web server. */
	@Override
	public int getPhase() {
		return 10;
	}

}
