package dev.edgewise.cms.archive;

import java.time.Instant;
import java.time.LocalDate;

import example.edgewise.schemas.archive._2007.types.RightsStatus;
import org.jspecify.annotations.Nullable;

/**
 * Whether something may be used, and how long. Without a last day and without an embargo
 * it counts for ever.
 *
 * @param status as the rights desk has entered it
 * @param until the last day
 * @param embargoedUntil nothing may be used before
 */
record Clearance(String status, @Nullable LocalDate until, @Nullable Instant embargoedUntil) {

	/** What was cleared lapses with its last day. */
	RightsStatus statusOn(LocalDate day) {
		RightsStatus entered = RightsStatus.fromValue(this.status);
		boolean lapsed = this.until != null && this.until.isBefore(day);
		return (lapsed && entered == RightsStatus.CLEARED) ? RightsStatus.EXPIRED : entered;
	}

}
