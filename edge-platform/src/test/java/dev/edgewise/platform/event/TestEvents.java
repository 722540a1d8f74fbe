package dev.edgewise.platform.event;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.platform.pop.ServiceIdentity;
import dev.edgewise.platform.pop.TestPlaces;

/** One instance's events, wired by hand. */
public final class TestEvents implements AutoCloseable {

	public final JsonMapper json = JsonMapper.shared();

	public final Clock clock = Clock.systemUTC();

	public final EventPublisher publisher;

	public final Events events;

	public final EventFactory factory;

	final KafkaClients clients;

	final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	final KafkaReachability reachability = new KafkaReachability(this.clock);

	public TestEvents(String bootstrapServers) {
		this(bootstrapServers, false);
	}

	TestEvents(String bootstrapServers, boolean distant) {
		KafkaProperties properties = new KafkaProperties();
		properties.setBootstrapServers(List.of(bootstrapServers));
		ServiceIdentity identity = new ServiceIdentity("lhr", "test", Long.toHexString(System.nanoTime()));
		this.clients = new KafkaClients(properties, identity);
		this.publisher = new EventPublisher(this.clients, this.reachability);
		this.events = new Events(this.clients, new DeadLetters(this.publisher, this.meters), this.reachability,
				TestPlaces.distance(distant), this.clock);
		this.factory = new EventFactory(identity, this.json, this.clock);
	}

	/** Creates a topic and the one for its dead letters. */
	public void create(TopicDeclaration topic) throws Exception {
		try (Admin admin = this.clients.admin()) {
			for (TopicDeclaration one : List.of(topic, topic.deadLetters())) {
				admin.createTopics(List.of(new NewTopic(one.name(), one.partitions(), (short) 1).configs(one.config())))
					.all()
					.get(10, TimeUnit.SECONDS);
			}
		}
	}

	public void delete(String topic) throws Exception {
		try (Admin admin = this.clients.admin()) {
			admin.deleteTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
		}
	}

	public LogPosition publish(String topic, String key, Object data) throws Exception {
		return this.publisher.publish(topic, key, this.factory.create("dev.edgewise.test.v1", key, data))
			.get(10, TimeUnit.SECONDS);
	}

	double deadLetters(String topic) {
		return this.meters.counter("edgewise.events.dead", "topic", topic).count();
	}

	@Override
	public void close() throws Exception {
		this.events.destroy();
		this.publisher.close();
	}

}
