package dev.edgewise.platform.event;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.beans.factory.DisposableBean;

import dev.edgewise.platform.pop.Distance;

/**
 * Subscriptions: per instance, where every instance needs every event, or per group,
 * where one of them does the work. They begin and go on in the background whether Kafka
 * is there or not, and end with the application.
 */
public final class Events implements DisposableBean {

	private final KafkaClients clients;

	private final DeadLetters deadLetters;

	private final KafkaReachability reachability;

	private final Arrivals arrivals;

	private final Clock clock;

	private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

	Events(KafkaClients clients, DeadLetters deadLetters, KafkaReachability reachability, Distance distance,
			Clock clock) {
		this.clients = clients;
		this.deadLetters = deadLetters;
		this.reachability = reachability;
		this.arrivals = new Arrivals(distance, clock);
		this.clock = clock;
	}

	/** Follows a topic from its first record, for this instance. */
	public TopicTail subscribe(String topic, LogListener listener) {
		TopicTail tail = new TopicTail(topic, listener, this.clients, this.deadLetters, this.reachability,
				this.arrivals, this.clock)
			.start();
		this.open.add(tail);
		return tail;
	}

	/**
	 * Shares a topic among the instances of a group: each event is accepted by one of
	 * them, at least once, in the order of its partition. An event that is refused three
	 * times is set aside.
	 */
	public AutoCloseable subscribe(String topic, String group, LogListener listener) {
		GroupSubscription member = new GroupSubscription(topic, group, listener, this.clients, this.deadLetters,
				this.arrivals)
			.start();
		this.open.add(member);
		return member;
	}

	@Override
	public void destroy() throws Exception {
		for (AutoCloseable subscription : this.open) {
			subscription.close();
		}
	}

}
