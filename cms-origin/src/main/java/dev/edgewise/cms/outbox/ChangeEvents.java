package dev.edgewise.cms.outbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import dev.edgewise.platform.event.EventFactory;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

/**
 * The two events of a change. Their ids follow from the change, so that a repeated send
 * is recognisable as one.
 */
class ChangeEvents {

	static final String CHANGED_TOPIC = "content.changed";

	static final String PURGES_TOPIC = "cache.purges";

	private final EventFactory events;

	ChangeEvents(EventFactory events) {
		this.events = events;
	}

	CloudEvent changed(ContentChange change) {
		return event("dev.edgewise.content.changed.v1", change,
				new Changed(String.valueOf(change.kind()), change.contentId(), change.slug(), change.revision(),
						change.action(), change.surrogateKeys(), change.committedAt()));
	}

	CloudEvent purge(ContentChange change) {
		return event("dev.edgewise.cache.purge.v1", change, new Purge(change.surrogateKeys(), change.purge(), false,
				new Cause(change.contentId(), change.slug(), change.revision()), change.committedAt()));
	}

	private CloudEvent event(String type, ContentChange change, Object data) {
		return CloudEventBuilder.v1(this.events.create(type, change.contentId(), data))
			.withId(type + "/" + change.contentId() + "/" + change.revision())
			.withTime(change.committedAt().atOffset(ZoneOffset.UTC))
			.build();
	}

	private record Changed(String kind, String id, String slug, long revision, ContentChange.Action action,
			List<String> surrogateKeys, Instant committedAt) {
	}

	private record Purge(List<String> keys, ContentChange.PurgeMode mode, boolean all, Cause cause,
			Instant committedAt) {
	}

	private record Cause(String id, String slug, long revision) {
	}

}
