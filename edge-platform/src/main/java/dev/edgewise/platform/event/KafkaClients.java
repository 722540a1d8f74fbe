package dev.edgewise.platform.event;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import dev.edgewise.platform.pop.ServiceIdentity;

/**
 * Makes Kafka clients the way all of Edgewise uses them: durable (acks=all, idempotent),
 * bounded in time and memory, and quick to come back when the broker does. Values are
 * bytes: what cannot be decoded is found out record by record, where it can be set aside.
 */
final class KafkaClients {

	private static final int RECONNECT_MAX_MILLIS = 500;

	private final KafkaProperties properties;

	private final ServiceIdentity identity;

	KafkaClients(KafkaProperties properties, ServiceIdentity identity) {
		this.properties = properties;
		this.identity = identity;
	}

	Producer<String, byte[]> producer() {
		Map<String, Object> config = common(this.properties.buildProducerProperties());
		config.put(ProducerConfig.ACKS_CONFIG, "all");
		config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
		config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
		config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
		config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * 1024 * 1024);
		return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
	}

	/**
	 * A consumer outside any group: it reads what it is assigned, from where it is told,
	 * and fails when that is no longer in the log.
	 */
	Consumer<String, byte[]> reader() {
		Map<String, Object> config = groupConfig();
		config.remove(ConsumerConfig.GROUP_ID_CONFIG);
		config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
		config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
		config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
		return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
	}

	Map<String, Object> groupConfig() {
		Map<String, Object> config = common(this.properties.buildConsumerProperties());
		config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
		config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		return config;
	}

	Admin admin() {
		Map<String, Object> config = common(this.properties.buildAdminProperties());
		config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
		config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
		return Admin.create(config);
	}

	private Map<String, Object> common(Map<String, Object> configured) {
		Map<String, Object> config = new HashMap<>(configured);
		config.put("client.id", this.identity.toString());
		config.put("reconnect.backoff.ms", 50);
		config.put("reconnect.backoff.max.ms", RECONNECT_MAX_MILLIS);
		config.put("socket.connection.setup.timeout.ms", 1_000);
		config.put("socket.connection.setup.timeout.max.ms", 2_000);
		config.put("metadata.max.age.ms", 30_000);
		config.put("enable.metrics.push", false);
		return config;
	}

}
