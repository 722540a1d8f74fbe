package dev.edgewise.platform.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.event.BackgroundWork;
import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.event.LogPosition;
import dev.edgewise.platform.pop.ServiceIdentity;
import dev.edgewise.platform.state.RemoteStates;

/**
 * Tells the world how far this instance has applied the purge log: after each purge (of
 * many at once, the last), and every ten seconds while it lives, so that an instance that
 * fell silent is recognised. Takes itself out when it stops.
 * <p>
 * It only writes: what others say costs memory, and only a gateway wants to know. Nothing
 * is kept while Kafka is away; the next announcement says it all.
 */
final class PositionAnnouncer extends BackgroundWork {

	static final Duration HEARTBEAT = Duration.ofSeconds(10);

	private static final int MANY = 16;

	private static final String TYPE = "dev.edgewise.state." + AppliedPosition.STATE + ".v1";

	private static final Logger log = LoggerFactory.getLogger(PositionAnnouncer.class);

	private final PurgeIndex index;

	private final PurgeLog purges;

	private final ServiceIdentity identity;

	private final Announcements announcements;

	private final Duration heartbeat;

	private final Clock clock;

	/** What was applied; empty to say again how far it is. */
	private final BlockingQueue<Optional<AppliedPurge>> news = new LinkedBlockingQueue<>(1000);

	PositionAnnouncer(PurgeIndex index, PurgeLog purges, ServiceIdentity identity, Announcements announcements,
			Duration heartbeat, Clock clock) {
		super("positions");
		this.index = index;
		this.purges = purges;
		this.identity = identity;
		this.announcements = announcements;
		this.heartbeat = heartbeat;
		this.clock = clock;
		purges.onApplied((applied) -> {
			if (applied.live()) {
				this.news.offer(Optional.of(applied));
			}
		});
		purges.onFirstCurrent(() -> this.news.offer(Optional.empty()));
	}

	@Override
	protected void work() throws InterruptedException {
		Optional<AppliedPurge> next = this.news.poll(this.heartbeat.toMillis(), TimeUnit.MILLISECONDS);
		while (this.news.size() > MANY) {
			next = this.news.take();
		}
		if (this.purges.isLive()) {
			announce((next != null) ? next.map(this::position).orElseGet(this::position) : position());
		}
	}

	private void announce(AppliedPosition position) {
		this.announcements.say(position).exceptionally((failure) -> {
			log.debug("Could not announce {}", position, failure);
			return null;
		});
	}

	private AppliedPosition position(AppliedPurge purge) {
		return at(this.index.position().at(purge.offset()), purge.event().committedAt(), purge.at(),
				this.clock.instant());
	}

	private AppliedPosition position() {
		Instant now = this.clock.instant();
		return at(this.index.position(), null, now, now);
	}

	private AppliedPosition at(PurgePosition position, @Nullable Instant committed, Instant applied, Instant now) {
		return new AppliedPosition(this.identity.place(), this.identity.service(), this.identity.instance(),
				position.log(), position.offset(), committed, applied, now);
	}

	/** Whoever waits for this instance need not any longer. */
	@Override
	public void stop() {
		super.stop();
		if (this.purges.isLive()) {
			leave();
		}
	}

	private void leave() {
		try {
			this.announcements.leave(position().key()).get(1, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			log.debug("Could not leave", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Where it is said; each completes when it is known to all, or fails. */
	interface Announcements {

		CompletableFuture<LogPosition> say(AppliedPosition position);

		CompletableFuture<LogPosition> leave(String key);

		/** In the remote state. */
		static Announcements in(EventPublisher publisher, EventFactory events) {
			String topic = RemoteStates.topicOf(AppliedPosition.STATE);
			return new Announcements() {

				@Override
				public CompletableFuture<LogPosition> say(AppliedPosition position) {
					return publisher.publish(topic, position.key(), events.create(TYPE, position.key(), position));
				}

				@Override
				public CompletableFuture<LogPosition> leave(String key) {
					return publisher.publishTombstone(topic, key);
				}

			};
		}

	}

}
