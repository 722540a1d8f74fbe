package dev.edgewise.cms.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import dev.edgewise.cms.identity.StoredSigningKeys.Stored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes the signing key, by schedule or on command: the key that has been published
 * ahead begins to sign, a new one is published ahead, and the old one stays published
 * until nothing it signed counts any more. Instances take turns by a lock on the table,
 * and each looks again whether a turn is due once it has the lock. A missed turn of the
 * schedule is taken an hour later.
 */
class KeyRotation {

	private static final Logger logger = LoggerFactory.getLogger(KeyRotation.class);

	private final StoredSigningKeys stored;

	private final SigningKeys keys;

	private final KeyRotationProperties properties;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	KeyRotation(StoredSigningKeys stored, SigningKeys keys, KeyRotationProperties properties, JdbcClient jdbc,
			TransactionTemplate transaction, Clock clock) {
		this.stored = stored;
		this.keys = keys;
		this.properties = properties;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
	void rotateWhenDue() {
		try {
			this.transaction.executeWithoutResult((status) -> {
				lock();
				Instant signsSince = current().signsSince();
				if (signsSince != null && isPast(signsSince, this.properties.period())
						&& isPast(next().publishedAt(), this.properties.lead())) {
					rotate();
				}
				forgetRetired();
			});
		}
		catch (DataAccessException | TransactionException | IdentityUnavailableException ex) {
			logger.info("No rotation of keys now: {}", ex.getMessage());
		}
	}

	/** Rotates now, unless verifiers may not know the next key yet. */
	Outcome rotateNow() {
		return turn(() -> {
			if (!isPast(next().publishedAt(), this.properties.lead())) {
				return new Outcome.TooEarly(next().publishedAt().plus(this.properties.lead()));
			}
			rotate();
			return new Outcome.Rotated(view());
		});
	}

	/** Rotates now and withdraws the present key, with everything it has signed. */
	Outcome replaceCompromised() {
		return turn(() -> {
			String compromised = current().keyId();
			rotate();
			this.jdbc.sql("delete from signing_key where key_id = ?").param(compromised).update();
			logger.warn("Signing key {} was withdrawn as compromised", compromised);
			return new Outcome.Rotated(view());
		});
	}

	List<KeyView> view() {
		return this.stored.stored().stream().map(KeyView::of).toList();
	}

	private Outcome turn(Supplier<Outcome> rotation) {
		this.keys.all();
		Outcome outcome = this.transaction.execute((status) -> {
			lock();
			return rotation.get();
		});
		this.keys.forget();
		return outcome;
	}

	private void lock() {
		this.jdbc.sql("lock table signing_key in share row exclusive mode").update();
		if (this.stored.stored().size() < 2) {
			this.stored.load();
		}
	}

	private void rotate() {
		String next = next().keyId();
		this.jdbc.sql("update signing_key set retired_at = now() where signs_since is not null and retired_at is null")
			.update();
		this.jdbc.sql("update signing_key set signs_since = now() where key_id = ?").param(next).update();
		this.stored.addIfAbsent(false);
		logger.info("Signing key {} signs from now on", next);
	}

	private void forgetRetired() {
		this.jdbc.sql("delete from signing_key where retired_at < ?")
			.param(Timestamp.from(this.clock.instant().minus(this.properties.retention())))
			.update();
	}

	private Stored current() {
		return this.stored.stored().getFirst();
	}

	private Stored next() {
		return this.stored.stored().get(1);
	}

	private boolean isPast(Instant since, Duration time) {
		return !since.plus(time).isAfter(this.clock.instant());
	}

	/** What became of a command to rotate. */
	sealed interface Outcome {

		/** Done; the keys as they are now. */
		record Rotated(List<KeyView> keys) implements Outcome {
		}

		/** Not done: verifiers may not know the next key before. */
		record TooEarly(Instant until) implements Outcome {
		}

	}

	/** A key as operators see it. */
	record KeyView(String keyId, String state, Instant publishedAt) {

		private static KeyView of(Stored key) {
			String state = (key.retiredAt() != null) ? "retired" : (key.signsSince() != null) ? "signing" : "next";
			return new KeyView(key.keyId(), state, key.publishedAt());
		}

	}

}
