package dev.edgewise.cms.outbox;

import io.namastack.outbox.Outbox;

import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal as rows of the outbox, keyed by content: the key is what keeps its changes
 * in order.
 */
class OutboxChangeJournal implements ChangeJournal {

	private final Outbox outbox;

	private final ChangeHistory history;

	OutboxChangeJournal(Outbox outbox, ChangeHistory history) {
		this.outbox = outbox;
		this.history = history;
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void record(ContentChange change) {
		this.outbox.schedule(change, change.contentId());
		this.history.keep(change);
	}

}
