package dev.edgewise.cms.outbox;

import java.time.Clock;

import io.namastack.outbox.instance.OutboxInstanceRegistry;
import io.namastack.outbox.partition.PartitionAssignmentCache;
import io.namastack.outbox.partition.PartitionAssignmentRepository;
import io.namastack.outbox.partition.PartitionCoordinator;

/**
 * The library's coordinator shares the outbox's partitions out among running instances by
 * a schedule of its own, which would fail loudly as long as there is no database.
 * Overriding the method takes it off that schedule; the relay calls it instead.
 */
class WaitingPartitionCoordinator extends PartitionCoordinator {

	WaitingPartitionCoordinator(OutboxInstanceRegistry registry, PartitionAssignmentRepository repository,
			PartitionAssignmentCache cache, Clock clock) {
		super(registry, repository, cache, clock);
	}

	@Override
	public void rebalance() {
		super.rebalance();
	}

}
