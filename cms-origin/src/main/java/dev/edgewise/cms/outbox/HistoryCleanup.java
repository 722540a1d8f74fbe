package dev.edgewise.cms.outbox;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Forgets changes that are too old to be replayed. Missing a turn does no harm.
 */
class HistoryCleanup {

	private static final Logger logger = LoggerFactory.getLogger(HistoryCleanup.class);

	private final ChangeHistory history;

	private final Duration kept;

	private final Clock clock;

	HistoryCleanup(ChangeHistory history, Duration kept, Clock clock) {
		this.history = history;
		this.kept = kept;
		this.clock = clock;
	}

	@Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT1H")
	void forgetOld() {
		try {
			this.history.forgetBefore(this.clock.instant().minus(this.kept));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.info("Could not forget old changes: {}", ex.getMessage());
		}
	}

}
