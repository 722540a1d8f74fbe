package dev.edgewise.platform.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every partition of a topic from its first record, for this instance alone: no
 * group, no committed offset. Once a second it asks Kafka for the topic's identity and
 * its end, and so knows when it is current, that it is no longer, and when the topic is
 * another one.
 * <p>
 * While Kafka or the topic is absent it tries again, at most half a second apart, and
 * then goes on where it stopped; it begins anew only when that place is no longer in the
 * log. A record that cannot be decoded, or that the listener refuses, is set aside and
 * never blocks. Events from another place are handed over no sooner than the emulated
 * distance allows.
 */
public final class TopicTail implements AutoCloseable, Runnable {

	private static final Logger log = LoggerFactory.getLogger(TopicTail.class);

	private static final Duration POLL = Duration.ofMillis(100);

	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

	private static final Duration ANSWER = Duration.ofSeconds(2);

	private static final Duration CLOSING = Duration.ofMillis(500);

	private final String topic;

	private final LogListener listener;

	private final KafkaClients clients;

	private final DeadLetters deadLetters;

	private final KafkaReachability reachability;

	private final Arrivals arrivals;

	private final Clock clock;

	private final Thread thread;

	private volatile boolean running = true;

	/** Which topic is followed: its identity, empty before the first. */
	private String topicId = "";

	/** The next offset to read, by partition. */
	private final Map<TopicPartition, Long> next = new HashMap<>();

	TopicTail(String topic, LogListener listener, KafkaClients clients, DeadLetters deadLetters,
			KafkaReachability reachability, Arrivals arrivals, Clock clock) {
		this.topic = topic;
		this.listener = listener;
		this.clients = clients;
		this.deadLetters = deadLetters;
		this.reachability = reachability;
		this.arrivals = arrivals;
		this.clock = clock;
		// A consumer waits in select(), which would hold a virtual thread's carrier.
		this.thread = Thread.ofPlatform().daemon().name("tail-" + topic).unstarted(this);
	}

	TopicTail start() {
		this.thread.start();
		return this;
	}

	@Override
	public void run() {
		try {
			while (this.running) {
				try (Admin admin = this.clients.admin()) {
					follow(admin);
				}
				catch (KafkaException ex) {
					pause(ex);
				}
			}
		}
		catch (InterruptException | InterruptedException ex) {
			log.debug("Stop following {}", this.topic);
		}
	}

	/**
	 * One admin client for all attempts: while there is no topic, nothing else is made.
	 */
	private void follow(Admin admin) throws InterruptedException {
		while (this.running) {
			try {
				TopicDescription description = describe(admin);
				Consumer<String, byte[]> consumer = this.clients.reader();
				try {
					follow(description, admin, consumer);
				}
				finally {
					close(consumer);
				}
			}
			catch (InterruptException ex) {
				throw ex;
			}
			catch (KafkaException | ExecutionException | TimeoutException ex) {
				pause(ex);
			}
			catch (RuntimeException ex) {
				log.warn("Following {} begins anew: {}", this.topic, ex.toString());
				this.topicId = "";
				pause(ex);
			}
		}
	}

	private void follow(TopicDescription description, Admin admin, Consumer<String, byte[]> consumer)
			throws InterruptedException, ExecutionException, TimeoutException {
		List<TopicPartition> partitions = partitions(description);
		consumer.assign(partitions);
		open(description, consumer.beginningOffsets(partitions, ANSWER), consumer.endOffsets(partitions, ANSWER));
		this.next.forEach(consumer::seek);
		Target target = probe(consumer, partitions);
		Instant probed = this.clock.instant();
		while (this.running) {
			for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
				deliver(message);
			}
			partitions.forEach((partition) -> this.next.put(partition, consumer.position(partition, ANSWER)));
			if (target != null && this.next.entrySet().stream().allMatch(target::isReachedBy)) {
				this.listener.current(target.asOf);
				target = null;
			}
			if (Duration.between(probed, this.clock.instant()).compareTo(PROBE_INTERVAL) >= 0) {
				probed = this.clock.instant();
				TopicDescription now = describe(admin);
				if (!isFollowed(now)) {
					return;
				}
				target = probe(consumer, partitions);
			}
		}
	}

	/** Goes on where it stopped, if that is still in this log; begins anew otherwise. */
	private void open(TopicDescription description, Map<TopicPartition, Long> first, Map<TopicPartition, Long> end) {
		boolean goesOn = isFollowed(description) && this.next.entrySet()
			.stream()
			.allMatch((place) -> first.getOrDefault(place.getKey(), Long.MAX_VALUE) <= place.getValue()
					&& place.getValue() <= end.getOrDefault(place.getKey(), -1L));
		if (!goesOn) {
			this.topicId = "";
			this.listener.opened(description.topicId().toString(),
					first.entrySet()
						.stream()
						.collect(Collectors.toMap((offset) -> offset.getKey().partition(), Map.Entry::getValue)));
			this.next.clear();
			this.next.putAll(first);
			this.topicId = description.topicId().toString();
		}
	}

	private boolean isFollowed(TopicDescription description) {
		return description.topicId().toString().equals(this.topicId)
				&& description.partitions().size() == this.next.size();
	}

	private List<TopicPartition> partitions(TopicDescription description) {
		return description.partitions()
			.stream()
			.map((partition) -> new TopicPartition(this.topic, partition.partition()))
			.toList();
	}

	private TopicDescription describe(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
		var answer = admin.describeTopics(List.of(this.topic)).topicNameValues();
		TopicDescription description = Objects.requireNonNull(answer.get(this.topic))
			.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
		this.reachability.answered();
		return description;
	}

	private Target probe(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
		Instant before = this.clock.instant();
		return new Target(before, consumer.endOffsets(partitions, ANSWER));
	}

	private void deliver(ConsumerRecord<String, byte[]> message) throws InterruptedException {
		try {
			LogRecord event = LogRecord.of(message);
			this.arrivals.await(event);
			this.listener.accept(event);
		}
		catch (InterruptedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			this.deadLetters.setAside(message, ex);
			this.listener.skipped(new LogPosition(message.partition(), message.offset()));
		}
		this.next.put(new TopicPartition(this.topic, message.partition()), message.offset() + 1);
	}

	private void pause(Exception reason) throws InterruptedException {
		log.debug("Cannot follow {}", this.topic, reason);
		if (this.running) {
			Thread.sleep(250);
		}
	}

	/** Interrupted, a consumer would close all the same, and complain at ERROR. */
	private static void close(Consumer<?, ?> consumer) {
		boolean interrupted = Thread.interrupted();
		consumer.close(CloseOptions.timeout(CLOSING));
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** Waits for a moment until the listener has finished what it is at. */
	@Override
	public void close() {
		this.running = false;
		this.thread.interrupt();
		try {
			this.thread.join(CLOSING);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private record Target(Instant asOf, Map<TopicPartition, Long> ends) {

		boolean isReachedBy(Map.Entry<TopicPartition, Long> next) {
			return next.getValue() >= this.ends.getOrDefault(next.getKey(), 0L);
		}

	}

}
