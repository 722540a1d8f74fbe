package dev.edgewise.cms.content;

import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many articles each list has, counted again only after some article has entered or
 * left a list. The epoch is read before counting: what is counted is never older than
 * what the epoch stands for, on whichever instance the change was made. Fails as
 * {@link ArticleRepository} does.
 */
class ListTotals {

	private static final int LISTS = 10_000;

	private final JdbcClient jdbc;

	private final Cache<String, Counted> totals = Caffeine.newBuilder().maximumSize(LISTS).build();

	ListTotals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The total of a list, by its key. */
	long of(String list, LongSupplier count) {
		long epoch = this.jdbc.sql("select epoch from list_membership").query(Long.class).single();
		Counted known = this.totals.getIfPresent(list);
		if (known != null && known.epoch() == epoch) {
			return known.total();
		}
		long total = count.getAsLong();
		this.totals.put(list, new Counted(epoch, total));
		return total;
	}

	/**
	 * Called last in the transaction by which a list changes: until its commit, others
	 * that change lists wait.
	 */
	void changed() {
		this.jdbc.sql("update list_membership set epoch = epoch + 1").update();
	}

	private record Counted(long epoch, long total) {

	}

}
