package dev.edgewise.cms.taxonomy;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.outbox.ChangeJournal;
import dev.edgewise.cms.outbox.ContentChange;
import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names and describes terms. The change, its audit entry and its journal entry commit
 * together. Fails with {@link UnknownTermException}, and with
 * {@link OptimisticLockingFailureException} when somebody else was quicker.
 */
class TermDesk {

	private final Terms terms;

	private final ChangeJournal journal;

	private final AuditLog audit;

	private final Clock clock;

	TermDesk(Terms terms, ChangeJournal journal, AuditLog audit, Clock clock) {
		this.terms = terms;
		this.journal = journal;
		this.audit = audit;
		this.clock = clock;
	}

	/** An author's name stays: it stands in articles. */
	@Transactional
	Term describe(String by, TermKind kind, String slug, long expected, @Nullable String name, String description) {
		Term before = existing(kind, slug);
		String newName = (name != null && kind != TermKind.AUTHOR) ? name : before.name();
		if (before.revision() != expected || !this.terms.describe(before, newName, description)) {
			throw new OptimisticLockingFailureException(kind.singular() + " " + slug);
		}
		Term after = existing(kind, slug);
		TermName term = new TermName(kind, slug, newName);
		this.audit.note(by, "described", kind.singular(), term.key(), slug, after.revision());
		this.journal.record(new ContentChange(kind.singular(), term.key(), slug, after.revision(), Action.UPDATED,
				List.of(term.key(), kind.plural()), PurgeMode.SOFT,
				this.clock.instant().truncatedTo(ChronoUnit.MICROS)));
		return after;
	}

	private Term existing(TermKind kind, String slug) {
		return this.terms.find(kind, slug).orElseThrow(() -> new UnknownTermException(kind.singular(), slug));
	}

}
