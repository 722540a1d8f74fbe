package dev.edgewise.cms.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One committed change of one article, as the outbox stores it: all that its two events
 * need. Stored records outlive a deployment, so fields may be added but neither renamed
 * nor removed.
 *
 * @param committedAt microseconds; taken last in the transaction that commits the change
 */
public record ContentChange(String articleId, String slug, long revision, Action action, List<String> surrogateKeys,
		PurgeMode purge, Instant committedAt) {

	public ContentChange {
		surrogateKeys = List.copyOf(surrogateKeys);
	}

	/** What became of the article. */
	public enum Action {

		CREATED, UPDATED, UNPUBLISHED;

		@JsonValue
		String wireName() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** Whether an untrue answer may still stand in while the origin fails. */
	public enum PurgeMode {

		SOFT, HARD;

		@JsonValue
		String wireName() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
