package dev.edgewise.platform.event;

import java.time.Instant;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the log.
 *
 * @param key the record's key
 * @param event the event; null where the log deletes its key (a tombstone)
 * @param appended when the broker or its producer says it was appended
 */
public record LogRecord(@Nullable String key, @Nullable CloudEvent event, LogPosition position, Instant appended) {

	/** Decodes a message; throws when it is not a CloudEvent. */
	static LogRecord of(ConsumerRecord<String, byte[]> message) {
		CloudEvent event = (message.value() != null)
				? KafkaMessageFactory.createReader(message.headers(), message.value()).toEvent() : null;
		return new LogRecord(message.key(), event, new LogPosition(message.partition(), message.offset()),
				Instant.ofEpochMilli(message.timestamp()));
	}

}
