package dev.edgewise.cms.archive;

import java.time.ZoneOffset;

import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;

/**
 * Sends what became of corrections, from the outbox: at least once and, per correction,
 * in order. The event's id follows from correction and status, so that a repetition is
 * recognisable. Throws when Kafka does not take it; the outbox tries again.
 */
class CorrectionSender implements OutboxTypedHandler<CorrectionChange> {

	static final String TOPIC = "archive.corrections";

	static final String TYPE = "dev.edgewise.archive.correction-status.v1";

	private final EventPublisher publisher;

	private final EventFactory events;

	CorrectionSender(EventPublisher publisher, EventFactory events) {
		this.publisher = publisher;
		this.events = events;
	}

	@Override
	public void handle(CorrectionChange change, OutboxRecordMetadata metadata) {
		this.publisher.publish(TOPIC, change.correctionId(), event(change)).join();
	}

	private CloudEvent event(CorrectionChange change) {
		return CloudEventBuilder.v1(this.events.create(TYPE, change.correctionId(), change))
			.withId(TYPE + "/" + change.correctionId() + "/" + change.status())
			.withTime(change.changedAt().atOffset(ZoneOffset.UTC))
			.build();
	}

}
