package dev.edgewise.platform.event;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.platform.pop.Distance;
import dev.edgewise.platform.pop.PopAutoConfiguration;
import dev.edgewise.platform.pop.ServiceIdentity;

/** Events: CloudEvents on Kafka. */
@AutoConfiguration(after = PopAutoConfiguration.class)
public class EventAutoConfiguration {

	@Bean
	KafkaClients kafkaClients(KafkaProperties properties, ServiceIdentity identity) {
		return new KafkaClients(properties, identity);
	}

	@Bean
	KafkaReachability kafkaReachability(Clock clock) {
		return new KafkaReachability(clock);
	}

	@Bean
	TopicProvisioner topicProvisioner(KafkaClients clients, ObjectProvider<TopicDeclaration> declarations,
			KafkaReachability reachability) {
		return new TopicProvisioner(clients, declarations.orderedStream().toList(), reachability);
	}

	@Bean
	EventFactory eventFactory(ServiceIdentity identity, JsonMapper json, Clock clock) {
		return new EventFactory(identity, json, clock);
	}

	@Bean
	EventPublisher eventPublisher(KafkaClients clients, KafkaReachability reachability) {
		return new EventPublisher(clients, reachability);
	}

	@Bean
	Events events(KafkaClients clients, EventPublisher publisher, KafkaReachability reachability, Distance distance,
			Clock clock, MeterRegistry meters) {
		return new Events(clients, new DeadLetters(publisher, meters), reachability, distance, clock);
	}

}
