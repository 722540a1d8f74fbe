package dev.edgewise.cms.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import example.edgewise.schemas.archive._2007.types.CorrectionStatus;
import example.edgewise.schemas.archive._2009.messages.RequestCorrection;
import io.namastack.outbox.Outbox;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.annotation.Transactional;

/**
 * Receives corrections and decides them; either commits together with the event that
 * tells of it. Fails with an {@link ArchiveFault} for what the archive's clients did
 * wrong.
 */
class CorrectionDesk {

	private static final int DAYS_TO_ANSWER = 5;

	private final CorrectionRepository corrections;

	private final Holdings holdings;

	private final Outbox outbox;

	private final Clock clock;

	CorrectionDesk(CorrectionRepository corrections, Holdings holdings, Outbox outbox, Clock clock) {
		this.corrections = corrections;
		this.holdings = holdings;
		this.outbox = outbox;
		this.clock = clock;
	}

	@Transactional
	public Correction receive(RequestCorrection request) {
		if (!this.holdings.holds(request.getArticleId())) {
			throw ArchiveFault.unknownArticle(request.getArticleId());
		}
		Correction correction = correction(request);
		if (!this.corrections.add(correction)) {
			throw this.corrections.openLike(correction.articleId(), correction.kind(), correction.text())
				.map(ArchiveFault::duplicate)
				.orElseGet(() -> ArchiveFault.unavailable(Duration.ofSeconds(1)));
		}
		tell(correction);
		return correction;
	}

	/** Returns null if it was decided before. */
	@Transactional
	public @Nullable Correction decide(Correction open, boolean accepted, String editor, @Nullable String note) {
		Correction decided = open.decided(accepted, editor, note, now());
		if (!this.corrections.decide(decided)) {
			return null;
		}
		tell(decided);
		return decided;
	}

	private void tell(Correction correction) {
		this.outbox.schedule(correction.change(), correction.id());
	}

	private Correction correction(RequestCorrection request) {
		Instant now = now();
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		LocalDate neededBy = (request.getNeededBy() != null) ? XmlDates.date(request.getNeededBy()) : null;
		String id = "COR-%04d-%06d".formatted(today.getYear(), this.corrections.nextNumber() % 1_000_000);
		return new Correction(id, request.getArticleId(), request.getKind(), request.getText(), request.getAccount(),
				request.getEmail(), neededBy, request.getEvidence(), CorrectionStatus.RECEIVED, now,
				today.plusDays(DAYS_TO_ANSWER), null, null, null);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
