package dev.edgewise.cms.outbox;

import java.time.Clock;

import io.micrometer.observation.ObservationRegistry;
import io.namastack.outbox.OutboxProperties;
import io.namastack.outbox.instance.OutboxInstanceRegistry;
import io.namastack.outbox.instance.OutboxInstanceRepository;

import org.springframework.scheduling.TaskScheduler;

/**
 * The library's registry of running instances, which would need the database to start;
 * this one is started by the relay when the database is there.
 */
class WaitingInstanceRegistry extends OutboxInstanceRegistry {

	WaitingInstanceRegistry(OutboxInstanceRepository repository, OutboxProperties properties, Clock clock,
			TaskScheduler scheduler, ObservationRegistry observations, String instanceId) {
		super(repository, properties, clock, scheduler, () -> observations, instanceId);
	}

	@Override
	public boolean isAutoStartup() {
		return false;
	}

}
