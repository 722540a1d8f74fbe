package dev.edgewise.cms.content;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases and withdraws articles when their time comes. Any number of instances may run
 * it: each takes rows that no other has locked, one article to a transaction, so that an
 * article which cannot be turned holds up no other. An editor who holds the row goes
 * first; the article's turn comes again with the next look. Without a database a look is
 * missed and the next makes up for it.
 */
class PublishingSchedule {

	private static final Logger logger = LoggerFactory.getLogger(PublishingSchedule.class);

	private static final int AT_ONCE = 100;

	private final Newsroom newsroom;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	PublishingSchedule(Newsroom newsroom, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		this.newsroom = newsroom;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(initialDelayString = "${edgewise.publishing.look:1s}",
			fixedDelayString = "${edgewise.publishing.look:1s}")
	void turnDue() {
		try {
			due().forEach(this::turn);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("Could not look for articles whose time has come", ex);
		}
	}

	private List<UUID> due() {
		return this.jdbc.sql("select id from article where publish_at <= :now or withdraw_at <= :now limit :most")
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("most", AT_ONCE)
			.query((row, number) -> row.getObject("id", UUID.class))
			.list();
	}

	private void turn(UUID id) {
		this.transaction.executeWithoutResult((status) -> {
			if (isStillDue(id)) {
				this.newsroom.turn(id);
			}
		});
	}

	private boolean isStillDue(UUID id) {
		return this.jdbc.sql("""
				select id from article where id = :id and (publish_at <= :now or withdraw_at <= :now)
				for update skip locked
				""")
			.param("id", id)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.query(UUID.class)
			.optional()
			.isPresent();
	}

}
