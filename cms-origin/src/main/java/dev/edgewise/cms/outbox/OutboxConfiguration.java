package dev.edgewise.cms.outbox;

import java.time.Clock;
import java.util.UUID;

import dev.edgewise.cms.audit.AuditLog;
import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.event.TopicDeclaration;
import io.micrometer.observation.ObservationRegistry;
import io.namastack.outbox.Outbox;
import io.namastack.outbox.OutboxProcessingScheduler;
import io.namastack.outbox.OutboxProperties;
import io.namastack.outbox.instance.OutboxInstanceRegistry;
import io.namastack.outbox.instance.OutboxInstanceRepository;
import io.namastack.outbox.partition.PartitionAssignmentCache;
import io.namastack.outbox.partition.PartitionAssignmentRepository;
import io.namastack.outbox.partition.PartitionCoordinator;
import io.namastack.outbox.trigger.OutboxPollingTrigger;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;

/**
 * The outbox: the library's tables, order per key and retries, driven by this service's
 * relay.
 */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

	private static final int RETENTION_DAYS = 7;

	@Bean
	ChangeHistory changeHistory(JdbcClient jdbc, JsonMapper json) {
		return new ChangeHistory(jdbc, json);
	}

	@Bean
	HistoryCleanup historyCleanup(ChangeHistory history, OutboxRelayProperties properties, Clock clock) {
		return new HistoryCleanup(history, properties.history(), clock);
	}

	@Bean
	ChangeJournal changeJournal(Outbox outbox, ChangeHistory history) {
		return new OutboxChangeJournal(outbox, history);
	}

	@Bean
	Replay replay(ChangeHistory history, Outbox outbox, AuditLog audit) {
		return new Replay(history, outbox, audit);
	}

	@Bean
	OutboxBacklog outboxBacklog(JdbcClient jdbc, Clock clock) {
		return new OutboxBacklog(jdbc, clock);
	}

	@Bean
	TopicDeclaration changedTopic() {
		return TopicDeclaration.retained(ChangeEvents.CHANGED_TOPIC, 3, RETENTION_DAYS);
	}

	/** One partition: its offsets are the order of purges. */
	@Bean
	TopicDeclaration purgesTopic() {
		return TopicDeclaration.retained(ChangeEvents.PURGES_TOPIC, 1, RETENTION_DAYS);
	}

	@Bean
	ChangeSink changeSink(EventPublisher publisher) {
		return publisher::publish;
	}

	@Bean
	ChangeSender changeSender(ChangeSink sink, EventFactory events) {
		return new ChangeSender(sink, new ChangeEvents(events));
	}

	@Bean
	WaitingInstanceRegistry outboxInstanceRegistry(OutboxInstanceRepository repository, OutboxProperties properties,
			Clock clock, BeanFactory beans, ObjectProvider<ObservationRegistry> observations) {
		TaskScheduler scheduler = beans.getBean(OutboxInstanceRegistry.SCHEDULER_NAME, TaskScheduler.class);
		return new WaitingInstanceRegistry(repository, properties, clock, scheduler,
				observations.getIfAvailable(() -> ObservationRegistry.NOOP), UUID.randomUUID().toString());
	}

	@Bean
	WaitingPartitionCoordinator partitionCoordinator(OutboxInstanceRegistry registry,
			PartitionAssignmentRepository repository, PartitionAssignmentCache cache, Clock clock) {
		return new WaitingPartitionCoordinator(registry, repository, cache, clock);
	}

	/** The library's own schedule never fires: the relay runs the cycles. */
	@Bean
	OutboxPollingTrigger outboxPollingTrigger() {
		return (context) -> null;
	}

	@Bean
	OutboxRelay outboxRelay(OutboxInstanceRegistry registry, PartitionCoordinator partitions,
			OutboxProcessingScheduler outbox, JdbcConnectionDetails database, OutboxRelayProperties properties,
			Clock clock) {
		return new OutboxRelay(registry, partitions, outbox, database, properties, clock);
	}

}
