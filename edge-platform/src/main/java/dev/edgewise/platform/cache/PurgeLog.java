package dev.edgewise.platform.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.cloudevents.CloudEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.platform.event.LogListener;
import dev.edgewise.platform.event.LogPosition;
import dev.edgewise.platform.event.LogRecord;

/**
 * Applies the purge log to this process's cache. As a readiness indicator it holds a
 * starting instance back until it has caught up with the log once, or until nothing has
 * been heard of the log for five seconds: then what is cached is served as a guess,
 * bounded by the cache's limit for unconfirmed entries.
 */
public final class PurgeLog implements LogListener, HealthIndicator {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration LIVE = Duration.ofSeconds(5);

	private final PurgeIndex index;

	private final JsonMapper json;

	private final Clock clock;

	private final CopyOnWriteArrayList<Consumer<AppliedPurge>> listeners = new CopyOnWriteArrayList<>();

	private final CopyOnWriteArrayList<Runnable> untilCurrent = new CopyOnWriteArrayList<>();

	private volatile Instant heard;

	private volatile boolean caughtUp;

	PurgeLog(PurgeIndex index, JsonMapper json, Clock clock) {
		this.index = index;
		this.json = json;
		this.clock = clock;
		this.heard = clock.instant();
	}

	/** Hears of each purge right after it was applied. */
	public void onApplied(Consumer<AppliedPurge> listener) {
		this.listeners.add(listener);
	}

	/** Calls once, when the log has been read to its end for the first time. */
	void onFirstCurrent(Runnable action) {
		this.untilCurrent.add(action);
	}

	/**
	 * Whether every purge issued up to a few seconds ago is known to have been applied.
	 */
	public boolean isLive() {
		return Duration.between(this.index.currentAsOf(), this.clock.instant()).compareTo(LIVE) < 0;
	}

	@Override
	public void opened(String topicId, Map<Integer, Long> firstOffsets) {
		this.heard = this.clock.instant();
		this.index.begin(topicId, firstOffsets.getOrDefault(0, 0L));
	}

	@Override
	public void accept(LogRecord event) {
		CloudEvent read = Objects.requireNonNull(event.event(), "no event");
		byte[] data = Objects.requireNonNull(read.getData(), "no data").toBytes();
		PurgeEvent purge = PurgeEvent.read(this.json, read.getType(), data);
		this.index.apply(event.position().offset(), purge.purge());
		Instant now = this.clock.instant();
		this.heard = now;
		AppliedPurge applied = new AppliedPurge(event.position().offset(), purge, event.appended(), now, isLive());
		this.listeners.forEach((listener) -> listener.accept(applied));
	}

	@Override
	public void skipped(LogPosition position) {
		this.index.skipTo(position.offset());
	}

	@Override
	public void current(Instant asOf) {
		this.index.confirm(asOf);
		if (!this.caughtUp) {
			this.caughtUp = true;
			this.untilCurrent.forEach(Runnable::run);
		}
	}

	@Override
	public Health health() {
		boolean patient = Duration.between(this.heard, this.clock.instant()).compareTo(PATIENCE) < 0;
		boolean ready = this.caughtUp || !patient;
		return (ready ? Health.up() : Health.outOfService()).withDetail("position", this.index.position().toString())
			.withDetail("live", isLive())
			.build();
	}

}
