package dev.edgewise.platform.event;

import java.nio.charset.StandardCharsets;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets aside records that cannot be processed: copied to the topic's dead-letter topic
 * with the reason and where they stood, counted as {@code edgewise.events.dead}. Never
 * blocks the log they came from; when the copy fails, the count and the log line remain,
 * and the record itself where it was.
 */
final class DeadLetters {

	private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

	private final EventPublisher publisher;

	private final MeterRegistry meters;

	DeadLetters(EventPublisher publisher, MeterRegistry meters) {
		this.publisher = publisher;
		this.meters = meters;
	}

	void setAside(ConsumerRecord<String, byte[]> poison, Throwable reason) {
		this.meters.counter("edgewise.events.dead", "topic", poison.topic()).increment();
		log.warn("Set aside {}-{}@{}: {}", poison.topic(), poison.partition(), poison.offset(), reason.toString());
		if (TopicDeclaration.isOfDeadLetters(poison.topic())) {
			return;
		}
		ProducerRecord<String, byte[]> copy = new ProducerRecord<>(TopicDeclaration.deadLettersOf(poison.topic()), null,
				poison.key(), poison.value(), poison.headers());
		copy.headers()
			.add("edgewise-dead-position", text(poison.partition() + "@" + poison.offset()))
			.add("edgewise-dead-reason", text(reason.toString()));
		this.publisher.send(copy);
	}

	private static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
