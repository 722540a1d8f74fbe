package dev.edgewise.cms.content;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import dev.edgewise.cms.outbox.ChangeJournal;

import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes, revises and withdraws articles. A change and its journal entry commit
 * together or not at all; Kafka is not asked. Fails with {@link UnknownArticleException},
 * {@link StaleRevisionException}, {@link SlugTakenException}, and with a
 * {@link org.springframework.dao.DataAccessException} when the database is away.
 */
public class Newsroom {

	private final ArticleRepository articles;

	private final ChangeJournal journal;

	private final Clock clock;

	Newsroom(ArticleRepository articles, ChangeJournal journal, Clock clock) {
		this.articles = articles;
		this.journal = journal;
		this.clock = clock;
	}

	@Transactional
	public void publish(Manuscript manuscript, Instant publishedAt) {
		write(manuscript, publishedAt);
	}

	@Transactional
	Article publish(Manuscript manuscript) {
		return write(manuscript, now());
	}

	@Transactional
	Article revise(String slug, long expectedRevision, Manuscript manuscript) {
		Article before = existing(slug);
		if (before.revision() != expectedRevision) {
			throw new StaleRevisionException(slug, expectedRevision, before.revision());
		}
		Article revised = before.revised(manuscript, now());
		if (!revised.slug().equals(slug)) {
			requireFree(revised.slug());
		}
		Article after = this.articles.save(revised);
		this.journal.record(ArticleChange.updated(before, after, siblings(after), now()));
		return after;
	}

	@Transactional
	void unpublish(String slug) {
		Article article = existing(slug);
		this.articles.delete(article);
		this.journal.record(ArticleChange.unpublished(article, siblings(article), now()));
	}

	private Article write(Manuscript manuscript, Instant publishedAt) {
		UUID id = UUID.randomUUID();
		String original = manuscript.translationOf();
		UUID story = (original != null) ? existing(original).story() : id;
		Article article = Article.written(id, story, manuscript, publishedAt, now());
		requireFree(article.slug());
		Article published = this.articles.save(article);
		this.journal.record(ArticleChange.created(published, siblings(published), now()));
		return published;
	}

	private Article existing(String slug) {
		return this.articles.findBySlug(slug).orElseThrow(() -> new UnknownArticleException(slug));
	}

	private void requireFree(String slug) {
		if (this.articles.existsBySlug(slug)) {
			throw new SlugTakenException(slug);
		}
	}

	private List<UUID> siblings(Article article) {
		return this.articles.findByStoryOrderByLanguage(article.story())
			.stream()
			.map(Article::id)
			.filter((id) -> !id.equals(article.id()))
			.toList();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
