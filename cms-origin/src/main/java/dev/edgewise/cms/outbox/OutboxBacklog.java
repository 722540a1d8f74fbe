package dev.edgewise.cms.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.concurrent.TimeUnit;

/**
 * How many changes wait to be sent, over all instances, and how long the oldest has
 * waited. Asks the database when it is scraped, once a second at most; not a number while
 * the database is away.
 */
class OutboxBacklog implements MeterBinder {

	private static final Duration FRESH = Duration.ofSeconds(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Reading latest = new Reading(Instant.EPOCH, Double.NaN, Double.NaN);

	OutboxBacklog(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("edgewise.outbox.backlog", this, (backlog) -> backlog.read().size())
			.description("Changes that wait to be sent")
			.register(registry);
		TimeGauge.builder("edgewise.outbox.oldest", this, TimeUnit.SECONDS, (backlog) -> backlog.read().oldestSeconds())
			.description("How long the oldest unsent change has waited")
			.register(registry);
	}

	Reading read() {
		Instant now = this.clock.instant();
		if (Duration.between(this.latest.at(), now).compareTo(FRESH) >= 0) {
			this.latest = ask(now);
		}
		return this.latest;
	}

	private Reading ask(Instant now) {
		try {
			return this.jdbc
				.sql("select count(*) as size, min(created_at) as oldest from outbox_record where completed_at is null")
				.query((row, number) -> new Reading(now, row.getLong("size"),
						secondsSince(row.getObject("oldest", OffsetDateTime.class), now)))
				.single();
		}
		catch (RuntimeException ex) {
			return new Reading(now, Double.NaN, Double.NaN);
		}
	}

	private static double secondsSince(@Nullable OffsetDateTime oldest, Instant now) {
		return (oldest != null) ? Math.max(0, Duration.between(oldest.toInstant(), now).toMillis() / 1e3) : 0;
	}

	/** What the database said. */
	record Reading(Instant at, double size, double oldestSeconds) {

	}

}
