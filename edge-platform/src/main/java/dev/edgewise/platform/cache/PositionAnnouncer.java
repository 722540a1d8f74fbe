package dev.edgewise.platform.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.pop.ServiceIdentity;
import dev.edgewise.platform.state.RemoteStates;

/**
 * Tells the world how far this instance has applied the purge log: after each purge (of a
 * burst, only the last position), and every ten seconds while it lives, so that an
 * instance that fell silent is recognised. Takes itself out when it stops.
 * <p>
 * It only writes: what others say costs memory, and only a gateway wants to know. Nothing
 * is kept while Kafka is away; the next announcement says it all.
 */
final class PositionAnnouncer implements SmartLifecycle, Runnable {

	static final Duration HEARTBEAT = Duration.ofSeconds(10);

	private static final String TYPE = "dev.edgewise.state." + AppliedPosition.STATE + ".v1";

	private static final Logger log = LoggerFactory.getLogger(PositionAnnouncer.class);

	private final PurgeIndex index;

	private final PurgeLog purges;

	private final ServiceIdentity identity;

	private final EventPublisher publisher;

	private final EventFactory events;

	private final Clock clock;

	private final Semaphore news = new Semaphore(0);

	private volatile @Nullable AppliedPurge last;

	private volatile boolean running;

	private volatile Thread thread = new Thread();

	PositionAnnouncer(PurgeIndex index, PurgeLog purges, ServiceIdentity identity, EventPublisher publisher,
			EventFactory events, Clock clock) {
		this.index = index;
		this.purges = purges;
		this.identity = identity;
		this.publisher = publisher;
		this.events = events;
		this.clock = clock;
		purges.onApplied((applied) -> {
			this.last = applied;
			this.news.release();
		});
		purges.onFirstCurrent(this.news::release);
	}

	@Override
	public void run() {
		try {
			while (this.running) {
				this.news.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
				this.news.drainPermits();
				if (this.purges.isLive()) {
					announce();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void announce() {
		AppliedPosition position = position();
		this.publisher
			.publish(RemoteStates.topicOf(AppliedPosition.STATE), position.key(),
					this.events.create(TYPE, position.key(), position))
			.exceptionally((failure) -> {
				log.debug("Could not announce {}", position, failure);
				return null;
			});
	}

	private AppliedPosition position() {
		AppliedPurge newest = this.last;
		PurgePosition position = this.index.position();
		Instant now = this.clock.instant();
		if (newest != null && newest.offset() == position.offset()) {
			return at(position, newest.event().committedAt(), newest.at(), now);
		}
		return at(position, null, now, now);
	}

	private AppliedPosition at(PurgePosition position, @Nullable Instant committed, Instant applied, Instant now) {
		return new AppliedPosition(this.identity.place(), this.identity.service(), this.identity.instance(),
				position.log(), position.offset(), committed, applied, now);
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofVirtual().name("positions").start(this);
	}

	/** Whoever waits for this instance need not any longer. */
	@Override
	public void stop() {
		this.running = false;
		this.thread.interrupt();
		if (this.purges.isLive()) {
			leave();
		}
	}

	private void leave() {
		try {
			this.publisher.publishTombstone(RemoteStates.topicOf(AppliedPosition.STATE), position().key())
				.get(1, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			log.debug("Could not leave", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
