package dev.edgewise.platform.event;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidMetadataException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes CloudEvents in binary mode. The future completes when every in-sync replica
 * has the record, and fails within about four seconds when Kafka cannot take it; nothing
 * is kept for later, that is the caller's outbox, journal or state.
 * <p>
 * {@link #publish} may block for half a second while the broker is unknown: not for event
 * loops.
 */
public final class EventPublisher implements AutoCloseable {

	private final KafkaClients clients;

	private final KafkaReachability reachability;

	private volatile @Nullable Producer<String, byte[]> producer;

	EventPublisher(KafkaClients clients, KafkaReachability reachability) {
		this.clients = clients;
		this.reachability = reachability;
	}

	/**
	 * Publishes an event.
	 * @param key decides the partition: events of one key stay in order
	 */
	public CompletableFuture<LogPosition> publish(String topic, String key, CloudEvent event) {
		return send(KafkaMessageFactory.<String>createWriter(topic, null, null, key).writeBinary(event));
	}

	/** Publishes the deletion of a key in a compacted topic. */
	public CompletableFuture<LogPosition> publishTombstone(String topic, String key) {
		return send(new ProducerRecord<>(topic, key, null));
	}

	CompletableFuture<LogPosition> send(ProducerRecord<String, byte[]> message) {
		CompletableFuture<LogPosition> sent = new CompletableFuture<>();
		try {
			producer().send(message, (metadata, failure) -> {
				if (failure != null) {
					report(failure);
					sent.completeExceptionally(failure);
				}
				else {
					this.reachability.answered();
					sent.complete(new LogPosition(metadata.partition(), metadata.offset()));
				}
			});
		}
		catch (KafkaException | IllegalStateException ex) {
			sent.completeExceptionally(ex);
		}
		return sent;
	}

	/** A refused record, or a topic that does not exist, tells nothing of Kafka. */
	private void report(Exception failure) {
		if (failure instanceof RetriableException && !(failure.getCause() instanceof InvalidMetadataException)) {
			this.reachability.failed();
		}
	}

	/**
	 * Made at the first use: its construction fails while the broker's name cannot be
	 * resolved.
	 */
	private Producer<String, byte[]> producer() {
		Producer<String, byte[]> open = this.producer;
		if (open != null) {
			return open;
		}
		synchronized (this) {
			open = this.producer;
			if (open == null) {
				open = this.clients.producer();
				this.producer = open;
			}
			return open;
		}
	}

	@Override
	public void close() {
		Producer<String, byte[]> open = this.producer;
		if (open != null) {
			open.close(Duration.ofSeconds(2));
		}
	}

}
