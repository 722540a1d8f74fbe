package dev.edgewise.cms.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import example.edgewise.schemas.archive._2007.types.CorrectionKind;
import example.edgewise.schemas.archive._2007.types.CorrectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A reader's or member's wish that an article be corrected. It is received, and then
 * accepted or rejected once, by an editor.
 *
 * @param account who asks, if they have an account
 * @param email who asks, if they have none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Correction(String id, String articleId, CorrectionKind kind, String text, @Nullable String account,
		@Nullable String email, @Nullable LocalDate neededBy, List<String> evidence, CorrectionStatus status,
		Instant receivedAt, LocalDate answerExpectedOn, @Nullable Instant decidedAt, @Nullable String decidedBy,
		@Nullable String note) {

	Correction {
		evidence = List.copyOf(evidence);
	}

	boolean isOpen() {
		return this.status == CorrectionStatus.RECEIVED;
	}

	Correction decided(boolean accepted, String editor, @Nullable String remark, Instant now) {
		return new Correction(this.id, this.articleId, this.kind, this.text, this.account, this.email, this.neededBy,
				this.evidence, accepted ? CorrectionStatus.ACCEPTED : CorrectionStatus.REJECTED, this.receivedAt,
				this.answerExpectedOn, now, editor, remark);
	}

	/** What the world hears of it: nothing about who asked, and not the text. */
	CorrectionChange change() {
		return new CorrectionChange(this.id, this.articleId, this.kind.value(), this.status.value(), this.note,
				(this.decidedAt != null) ? this.decidedAt : this.receivedAt);
	}

}
