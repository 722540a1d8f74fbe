package dev.edgewise.cms.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Failed sign-ins, counted in the database for all instances. Past a limit each further
 * failure doubles the pause, up to a quarter of an hour; a success, or a day without
 * failures, forgets them.
 */
class Attempts {

	static final Duration LONGEST = Duration.ofMinutes(15);

	private static final Duration FIRST = Duration.ofSeconds(30);

	private final JdbcClient jdbc;

	private final Clock clock;

	Attempts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** How long to wait before another try from any of these. */
	Optional<Duration> pause(List<Bucket> buckets) {
		Instant now = this.clock.instant();
		return buckets.stream()
			.flatMap((bucket) -> blockedUntil(bucket).stream())
			.filter((until) -> until.isAfter(now))
			.map((until) -> Duration.between(now, until))
			.max(Duration::compareTo);
	}

	void failed(List<Bucket> buckets) {
		Instant now = this.clock.instant();
		for (Bucket bucket : buckets) {
			int failures = this.jdbc.sql("""
					insert into login_failure (bucket, failures, last_failed_at) values (?, 1, ?)
					on conflict (bucket) do update set failures = login_failure.failures + 1,
					last_failed_at = excluded.last_failed_at
					returning failures
					""").param(bucket.hash()).param(Timestamp.from(now)).query(Integer.class).single();
			if (failures >= bucket.limit()) {
				block(bucket, now.plus(pauseAfter(failures - bucket.limit())));
			}
		}
	}

	void succeeded(Bucket bucket) {
		this.jdbc.sql("delete from login_failure where bucket = ?").param(bucket.hash()).update();
	}

	@Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
	void forgetOld() {
		try {
			this.jdbc.sql("delete from login_failure where last_failed_at < ?")
				.param(Timestamp.from(this.clock.instant().minus(Duration.ofDays(1))))
				.update();
		}
		catch (DataAccessException ex) {
			// an hour later, then
		}
	}

	static Duration pauseAfter(int failuresPastLimit) {
		Duration pause = FIRST.multipliedBy(1L << Math.min(failuresPastLimit, 10));
		return (pause.compareTo(LONGEST) < 0) ? pause : LONGEST;
	}

	private Optional<Instant> blockedUntil(Bucket bucket) {
		return this.jdbc.sql("select blocked_until from login_failure where bucket = ? and blocked_until is not null")
			.param(bucket.hash())
			.query(Timestamp.class)
			.optional()
			.map(Timestamp::toInstant);
	}

	private void block(Bucket bucket, Instant until) {
		this.jdbc.sql("update login_failure set blocked_until = ? where bucket = ?")
			.param(Timestamp.from(until))
			.param(bucket.hash())
			.update();
	}

	/** Whose failures are counted together, and how many are free. */
	record Bucket(String name, int limit) {

		private byte[] hash() {
			try {
				return MessageDigest.getInstance("SHA-256").digest(this.name.getBytes(StandardCharsets.UTF_8));
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException("Every JDK has SHA-256", ex);
			}
		}

	}

}
