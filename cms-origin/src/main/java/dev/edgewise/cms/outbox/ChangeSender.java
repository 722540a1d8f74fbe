package dev.edgewise.cms.outbox;

import java.util.concurrent.CompletableFuture;

import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;

/**
 * Sends a change as two events: both leave at once, and the change counts as sent when
 * both are acknowledged. If either is not, this throws, the outbox keeps the change,
 * holds back later ones of the same article and tries again; a consumer may then see an
 * event twice, under the same id.
 */
class ChangeSender implements OutboxTypedHandler<ContentChange> {

	private final ChangeSink sink;

	private final ChangeEvents events;

	ChangeSender(ChangeSink sink, ChangeEvents events) {
		this.sink = sink;
		this.events = events;
	}

	@Override
	public void handle(ContentChange change, OutboxRecordMetadata metadata) {
		CompletableFuture<?> purge = this.sink.publish(ChangeEvents.PURGES_TOPIC, change.contentId(),
				this.events.purge(change));
		CompletableFuture<?> changed = this.sink.publish(ChangeEvents.CHANGED_TOPIC, change.contentId(),
				this.events.changed(change));
		CompletableFuture.allOf(purge, changed).join();
	}

}
