package dev.edgewise.cms.archive;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A correction has a new status, as the outbox stores it and the event tells it. Stored
 * records outlive a deployment, so fields may be added but neither renamed nor removed.
 */
record CorrectionChange(String correctionId, String articleId, String kind, String status, @Nullable String note,
		Instant changedAt) {

}
