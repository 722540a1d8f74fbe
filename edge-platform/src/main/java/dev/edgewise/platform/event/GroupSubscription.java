package dev.edgewise.platform.event;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.util.backoff.FixedBackOff;

/**
 * One member of a group that shares a topic. Joins in the background, again and again
 * while the broker's name cannot be resolved; from then on the container sees to it.
 */
final class GroupSubscription implements AutoCloseable, Runnable {

	private static final Logger log = LoggerFactory.getLogger(GroupSubscription.class);

	private static final int RETRIES = 2;

	private static final long RETRY_MILLIS = 200;

	private final String topic;

	private final String group;

	private final LogListener listener;

	private final KafkaClients clients;

	private final DeadLetters deadLetters;

	private final Arrivals arrivals;

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Thread thread;

	GroupSubscription(String topic, String group, LogListener listener, KafkaClients clients, DeadLetters deadLetters,
			Arrivals arrivals) {
		this.topic = topic;
		this.group = group;
		this.listener = listener;
		this.clients = clients;
		this.deadLetters = deadLetters;
		this.arrivals = arrivals;
		this.thread = Thread.ofVirtual().name("group-" + group + '-' + topic).unstarted(this);
	}

	GroupSubscription start() {
		this.thread.start();
		return this;
	}

	@Override
	public void run() {
		try {
			do {
				consume();
			}
			while (!this.closed.await(1, TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void consume() throws InterruptedException {
		var container = container();
		try {
			container.start();
			this.closed.await();
		}
		catch (KafkaException ex) {
			log.debug("Cannot join {}", this.group, ex);
		}
		finally {
			container.stop();
		}
	}

	private ConcurrentMessageListenerContainer<String, byte[]> container() {
		ContainerProperties properties = new ContainerProperties(this.topic);
		properties.setGroupId(this.group);
		properties.setMissingTopicsFatal(false);
		properties.setMessageListener((MessageListener<String, byte[]>) this::accept);
		DefaultErrorHandler errors = new DefaultErrorHandler(this::setAside, new FixedBackOff(RETRY_MILLIS, RETRIES));
		errors.setLogLevel(org.springframework.kafka.KafkaException.Level.DEBUG);
		var container = new ConcurrentMessageListenerContainer<>(
				new DefaultKafkaConsumerFactory<String, byte[]>(this.clients.groupConfig()), properties);
		container.setBeanName(this.group + '-' + this.topic);
		container.setCommonErrorHandler(errors);
		return container;
	}

	private void accept(ConsumerRecord<String, byte[]> message) {
		try {
			LogRecord event = LogRecord.of(message);
			this.arrivals.await(event);
			this.listener.accept(event);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private void setAside(ConsumerRecord<?, ?> message, Exception failure) {
		Throwable reason = (failure.getCause() != null) ? failure.getCause() : failure;
		this.deadLetters.setAside((ConsumerRecord<String, byte[]>) message, reason);
	}

	/** Leaves the group; waits until the listener has finished what it is at. */
	@Override
	public void close() throws InterruptedException {
		this.closed.countDown();
		this.thread.join(TimeUnit.SECONDS.toMillis(10));
	}

}
