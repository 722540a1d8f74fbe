package dev.edgewise.cms.archive;

import dev.edgewise.cms.database.DatabaseTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes published articles into the archive, as old systems do: in batches, once a minute
 * and late. New holdings have uncleared rights, granted by the contributor whose byline
 * the article carries. Any number of instances may run it at once; a missed turn is made
 * up for by the next.
 */
class Accession implements DatabaseTask {

	private static final Logger logger = LoggerFactory.getLogger(Accession.class);

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	Accession(JdbcClient jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@Override
	public void databaseArrived() {
		takeIn();
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void nightShift() {
		try {
			takeIn();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.info("Took nothing into the archive: {}", ex.getMessage());
		}
	}

	private void takeIn() {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("""
					insert into archive.holding (article_id, slug, headline, byline, published_on)
					select article_id, slug, title, author, published_on from archive.published
					on conflict (article_id) do update set slug = excluded.slug, headline = excluded.headline,
					byline = excluded.byline, published_on = excluded.published_on
					where (holding.slug, holding.headline, holding.byline, holding.published_on)
					is distinct from (excluded.slug, excluded.headline, excluded.byline, excluded.published_on)
					""").update();
			this.jdbc.sql("""
					insert into archive.rights (article_id, status, licence, contributor_id, agency, territories,
					media, credit_line, restriction, changed_on)
					select h.article_id, 'UNCLEARED', 'STAFF', c.id, case when c.id is null then h.byline end,
					'{WORLD}', '{WEB}', h.byline, 'Ask the rights desk before any further use.', current_date
					from archive.holding h left join archive.contributor c on c.byline = h.byline
					where not exists (select from archive.rights r where r.article_id = h.article_id)
					on conflict do nothing
					""").update();
		});
	}

}
