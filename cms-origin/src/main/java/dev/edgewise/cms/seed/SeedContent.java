package dev.edgewise.cms.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.Stream;

import dev.edgewise.cms.content.Newsroom;
import dev.edgewise.cms.database.DatabaseTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes the demo's articles once, through the newsroom like any other article, each
 * in a transaction with the note that it was. Any number of instances may try at once. A
 * file that cannot be read is a mistake in the build and stops the rest, again and again,
 * visibly in health.
 */
@Order(20)
class SeedContent implements DatabaseTask {

	private static final Logger logger = LoggerFactory.getLogger(SeedContent.class);

	private final ResourcePatternResolver resources;

	private final Newsroom newsroom;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	SeedContent(ResourcePatternResolver resources, Newsroom newsroom, JdbcClient jdbc,
			TransactionTemplate transaction) {
		this.resources = resources;
		this.newsroom = newsroom;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@Override
	public void databaseArrived() {
		long added = files().filter(this::addOnce).count();
		if (added > 0) {
			logger.info("Published {} articles of the demo", added);
		}
	}

	private boolean addOnce(FrontMatter file) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			int noted = this.jdbc.sql("insert into seeded_article (slug) values (?) on conflict do nothing")
				.param(file.manuscript().slug())
				.update();
			if (noted == 1) {
				this.newsroom.publish("demo", file.manuscript(), file.published());
			}
			return noted == 1;
		}));
	}

	/** Translations after what they translate. */
	private Stream<FrontMatter> files() {
		try {
			return Stream.of(this.resources.getResources("classpath*:content/*.md"))
				.map(SeedContent::read)
				.sorted(Comparator.comparing((file) -> file.manuscript().translationOf() != null));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FrontMatter read(Resource file) {
		try {
			return FrontMatter.parse(file.getContentAsString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("%s: %s".formatted(file.getFilename(), ex.getMessage()), ex);
		}
	}

}
