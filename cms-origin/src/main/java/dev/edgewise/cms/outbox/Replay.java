package dev.edgewise.cms.outbox;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import dev.edgewise.cms.audit.AuditLog;
import io.namastack.outbox.Outbox;

import org.springframework.transaction.annotation.Transactional;

/**
 * Sends changes again, through the outbox like the first time and under the same event
 * ids: a consumer that has seen them can tell. Each content's changes keep their order
 * among themselves; changes made meanwhile may overtake them. All or nothing: a request
 * for more than {@value #MOST} changes is refused with {@link TooMuchToReplayException}.
 */
class Replay {

	static final int MOST = 10_000;

	private final ChangeHistory history;

	private final Outbox outbox;

	private final AuditLog audit;

	Replay(ChangeHistory history, Outbox outbox, AuditLog audit) {
		this.history = history;
		this.outbox = outbox;
		this.audit = audit;
	}

	@Transactional
	int of(String by, List<String> contentIds) {
		return send(by, "%d ids".formatted(contentIds.size()), (most) -> this.history.of(contentIds, most));
	}

	@Transactional
	int between(String by, Instant from, Instant until) {
		return send(by, from + "/" + until, (most) -> this.history.between(from, until, most));
	}

	private int send(String by, String what, Function<Integer, List<ContentChange>> source) {
		List<ContentChange> changes = source.apply(MOST + 1);
		if (changes.size() > MOST) {
			throw new TooMuchToReplayException(MOST);
		}
		changes.forEach((change) -> this.outbox.schedule(change, change.contentId()));
		this.audit.note(by, "replayed", "events", what, "%d changes".formatted(changes.size()), 0);
		return changes.size();
	}

}
