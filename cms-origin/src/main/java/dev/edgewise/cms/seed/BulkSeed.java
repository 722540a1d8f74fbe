package dev.edgewise.cms.seed;

import java.time.Duration;

import dev.edgewise.cms.content.Newsroom;
import dev.edgewise.cms.database.DatabaseTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes a number of generated articles, through the newsroom like any other, many to
 * a transaction. What is there already stays; a start that was broken off goes on.
 */
@Order(30)
class BulkSeed implements DatabaseTask {

	private static final Logger logger = LoggerFactory.getLogger(BulkSeed.class);

	private static final int TOGETHER = 100;

	private final int wanted;

	private final Newsroom newsroom;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	BulkSeed(int wanted, Newsroom newsroom, JdbcClient jdbc, TransactionTemplate transaction) {
		this.wanted = wanted;
		this.newsroom = newsroom;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@Override
	public void databaseArrived() {
		long start = System.nanoTime();
		int added = 0;
		for (int first = 1; first <= this.wanted; first += TOGETHER) {
			added += add(first, Math.min(this.wanted, first + TOGETHER - 1));
		}
		if (added > 0) {
			logger.info("Published {} generated articles in {} s", added,
					Duration.ofNanos(System.nanoTime() - start).toSeconds());
		}
	}

	private int add(int first, int last) {
		return this.transaction.execute((status) -> {
			int added = 0;
			for (int number = first; number <= last; number++) {
				added += addOnce(number);
			}
			return added;
		});
	}

	private int addOnce(int number) {
		int noted = this.jdbc.sql("insert into seeded_article (slug) values (?) on conflict do nothing")
			.param(GeneratedArticles.slug(number))
			.update();
		if (noted == 1) {
			this.newsroom.publish("demo", GeneratedArticles.article(number), GeneratedArticles.published(number));
		}
		return noted;
	}

}
