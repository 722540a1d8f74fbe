package dev.edgewise.cms.promotion;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.cms.outbox.ChangeJournal;
import dev.edgewise.cms.outbox.ContentChange;
import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins, changes and ends promotions. What was taken out of a slot purges hard. Fails
 * with {@link UnknownPromotionException}, and with
 * {@link OptimisticLockingFailureException} when somebody else was quicker.
 */
class PromotionDesk {

	private final Promotions promotions;

	private final ChangeJournal journal;

	private final AuditLog audit;

	private final Clock clock;

	PromotionDesk(Promotions promotions, ChangeJournal journal, AuditLog audit, Clock clock) {
		this.promotions = promotions;
		this.journal = journal;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional
	Promotion begin(String by, Promotion promotion) {
		this.promotions.add(promotion);
		return note(by, "begun", promotion, Action.CREATED, PurgeMode.SOFT, List.of(promotion.slotKey()));
	}

	@Transactional
	Promotion change(String by, UUID id, long expected, Promotion changed) {
		Promotion before = existing(id);
		Promotion after = before.changed(changed);
		if (before.revision() != expected || !this.promotions.replace(after)) {
			throw new OptimisticLockingFailureException("promotion " + id);
		}
		PurgeMode mode = before.slot().equals(after.slot()) ? PurgeMode.SOFT : PurgeMode.HARD;
		return note(by, "changed", after, Action.UPDATED, mode,
				Stream.of(before.slotKey(), after.slotKey()).distinct().toList());
	}

	@Transactional
	void end(String by, UUID id) {
		Promotion before = existing(id);
		this.promotions.remove(id);
		note(by, "ended", before.changed(before), Action.UNPUBLISHED, PurgeMode.HARD, List.of(before.slotKey()));
	}

	private Promotion existing(UUID id) {
		return this.promotions.find(id).orElseThrow(() -> new UnknownPromotionException(id));
	}

	private Promotion note(String by, String did, Promotion promotion, Action action, PurgeMode mode,
			List<String> keys) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.audit.note(by, did, "promotion", promotion.contentId(), promotion.title(), promotion.revision());
		this.journal.record(new ContentChange("promotion", promotion.contentId(), promotion.slot(),
				promotion.revision(), action, keys, mode, now));
		return promotion;
	}

}
