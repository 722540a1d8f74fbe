package dev.edgewise.cms.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of one piece of content, as the outbox stores it: all that its two
 * events need. Stored records outlive a deployment, so fields may be added but neither
 * renamed nor removed.
 *
 * @param kind article, section, tag, author or promotion; records of before there were
 * others have none
 * @param contentId stored under the name from when all content was articles; with the
 * revision it identifies the change
 * @param committedAt microseconds; taken last in the transaction that commits the change
 */
public record ContentChange(@Nullable String kind, @JsonProperty("articleId") String contentId, String slug,
		long revision, Action action, List<String> surrogateKeys, PurgeMode purge, Instant committedAt) {

	public ContentChange {
		kind = (kind != null) ? kind : "article";
		surrogateKeys = List.copyOf(surrogateKeys);
	}

	/** What became of the content, as readers see it. */
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
