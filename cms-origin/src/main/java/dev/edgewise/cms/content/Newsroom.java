package dev.edgewise.cms.content;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.outbox.ChangeJournal;
import dev.edgewise.cms.taxonomy.TermName;
import dev.edgewise.cms.taxonomy.Terms;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with articles. A change, its revision, its audit entry and its journal
 * entry commit together or not at all; Kafka is not asked. Fails with
 * {@link UnknownArticleException}, {@link StaleRevisionException},
 * {@link SlugTakenException}, {@link EmbargoException}, and with a
 * {@link org.springframework.dao.DataAccessException} when the database is away.
 */
public class Newsroom {

	private final ArticleRepository articles;

	private final Revisions revisions;

	private final Terms terms;

	private final ChangeJournal journal;

	private final ListTotals totals;

	private final AuditLog audit;

	private final Clock clock;

	Newsroom(ArticleRepository articles, Revisions revisions, Terms terms, ChangeJournal journal, ListTotals totals,
			AuditLog audit, Clock clock) {
		this.articles = articles;
		this.revisions = revisions;
		this.terms = terms;
		this.journal = journal;
		this.totals = totals;
		this.audit = audit;
		this.clock = clock;
	}

	/** Writes a new article that readers see from the given time. */
	@Transactional
	public Article publish(String by, Manuscript manuscript, Instant publishedAt) {
		return write(by, "published", manuscript, Publication.since(publishedAt));
	}

	@Transactional
	public Article publish(String by, Manuscript manuscript) {
		return write(by, "published", manuscript, Publication.since(now()));
	}

	/** Writes a new article that readers do not see. */
	@Transactional
	public Article draft(String by, Manuscript manuscript) {
		return write(by, "drafted", manuscript, Publication.draft());
	}

	@Transactional
	public Article revise(String by, String slug, long expected, Manuscript manuscript) {
		Article before = existing(slug, expected);
		return revise(by, "edited", before, manuscript);
	}

	/** Brings back the text of an earlier revision; its URL stays what it is. */
	@Transactional
	public Article restore(String by, String slug, long expected, long revision) {
		Article before = existing(slug, expected);
		Manuscript earlier = this.revisions.one(before.id(), revision).manuscript();
		return revise(by, "restored " + revision, before, earlier.at(before.slug()));
	}

	/** Shows it to readers now. */
	@Transactional
	public Article release(String by, String slug, long expected) {
		Article before = existing(slug, expected);
		return move(by, "published", before, before.publication().released(now()));
	}

	/**
	 * Sets when readers will see it, and until when; null means not at all, and for good.
	 */
	@Transactional
	public Article schedule(String by, String slug, long expected, @Nullable Instant from, @Nullable Instant until) {
		Article before = existing(slug, expected);
		return move(by, "scheduled", before, before.publication().scheduled(from, until));
	}

	/** Takes it back to the desk. */
	@Transactional
	public Article withdraw(String by, String slug, long expected) {
		Article before = existing(slug, expected);
		return move(by, "withdrawn", before, before.publication().withdrawn());
	}

	/** Keeps it from readers until a time; null lifts an embargo. */
	@Transactional
	public Article embargo(String by, String slug, long expected, @Nullable Instant until) {
		Article before = existing(slug, expected);
		Publication publication = before.publication();
		return (until != null) ? move(by, "embargoed", before, publication.embargoed(until))
				: move(by, "freed", before, publication.freed());
	}

	/** Deletes it for good, with its revisions. */
	@Transactional
	public void delete(String by, String slug, @Nullable Long expected) {
		Article before = (expected != null) ? existing(slug, expected) : existing(slug);
		this.articles.delete(before);
		this.audit.note(by, "deleted", "article", before.id().toString(), slug, before.revision() + 1);
		tell(before, null);
	}

	/** Releases or withdraws an article whose time has come; the caller holds its row. */
	void turn(UUID id) {
		Article before = this.articles.findById(id).orElseThrow(() -> new UnknownArticleException(id.toString()));
		Publication turned = before.publication().turned(now());
		move("schedule", turned.isLive() ? "published" : "withdrawn", before, turned);
	}

	private Article write(String by, String action, Manuscript manuscript, Publication publication) {
		UUID id = UUID.randomUUID();
		String original = manuscript.translationOf();
		UUID story = (original != null) ? existing(original).story() : id;
		Article article = Article.written(id, story, manuscript, publication, now());
		requireFree(article.slug());
		return commit(by, action, null, article);
	}

	private Article revise(String by, String action, Article before, Manuscript manuscript) {
		Article revised = before.revised(manuscript, now());
		if (!revised.slug().equals(before.slug())) {
			requireFree(revised.slug());
		}
		return commit(by, action, before, revised);
	}

	private Article move(String by, String action, Article before, Publication publication) {
		return commit(by, action, before, before.with(publication, now()));
	}

	private Article commit(String by, String action, @Nullable Article before, Article changed) {
		Article after = this.articles.save(changed);
		this.revisions.keep(after, action, by, after.updatedAt());
		Set<TermName> named = new HashSet<>(ArticleChange.terms(after));
		if (before != null) {
			named.removeAll(ArticleChange.terms(before));
		}
		if (!named.isEmpty()) {
			this.terms.keep(named);
		}
		this.audit.note(by, action, "article", after.id().toString(), after.slug(), after.revision());
		tell(before, after);
		return after;
	}

	private void tell(@Nullable Article before, @Nullable Article after) {
		ArticleChange.of(before, after, siblings(before, after), now()).ifPresent(this.journal::record);
		if (!ArticleChange.lists(before).equals(ArticleChange.lists(after))) {
			this.totals.changed();
		}
	}

	private Article existing(String slug, long expected) {
		Article article = existing(slug);
		if (article.revision() != expected) {
			throw new StaleRevisionException(slug, expected, article.revision());
		}
		return article;
	}

	private Article existing(String slug) {
		return this.articles.findBySlug(slug).orElseThrow(() -> new UnknownArticleException(slug));
	}

	private void requireFree(String slug) {
		if (this.articles.existsBySlug(slug)) {
			throw new SlugTakenException(slug);
		}
	}

	/** An article that has just founded a story has none yet. */
	private List<UUID> siblings(@Nullable Article before, @Nullable Article after) {
		Article article = (before != null) ? before : after;
		if (article == null || (before == null && article.story().equals(article.id()))) {
			return List.of();
		}
		return this.articles.findByStoryOrderByLanguage(article.story())
			.stream()
			.filter(Article::isLive)
			.map(Article::id)
			.filter((id) -> !id.equals(article.id()))
			.toList();
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
