package dev.edgewise.gateway.edge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import dev.edgewise.platform.cache.PurgeEvent;
import dev.edgewise.platform.cache.PurgeLog;
import dev.edgewise.platform.pop.ServiceIdentity;
import dev.edgewise.platform.state.RemoteState;

/**
 * Follows purges over the world: tells the others through remote state how far this
 * gateway is, and listeners here what is purged and where it has been applied. A listener
 * that is too slow misses events; of a burst of purges, only the last position is told.
 */
final class Propagation {

	private final ServiceIdentity identity;

	private final PurgeLog purges;

	private final RemoteState<Applied> positions;

	private final Sinks.Many<ServerSentEvent<Object>> events = Sinks.many().multicast().directBestEffort();

	private final AtomicReference<@Nullable Applied> untold = new AtomicReference<>();

	Propagation(ServiceIdentity identity, PurgeLog purges, RemoteState<Applied> positions) {
		this.identity = identity;
		this.purges = purges;
		this.positions = positions;
		purges.onApplied(this::applied);
		positions.watch(this::heard);
	}

	Flux<ServerSentEvent<Object>> events() {
		return this.events.asFlux();
	}

	/** Ends the listeners' streams, for which a graceful shutdown would wait in vain. */
	void close() {
		synchronized (this.events) {
			this.events.tryEmitComplete();
		}
	}

	private void applied(long offset, PurgeEvent purge, Instant at) {
		if (!this.purges.isLive()) {
			return;
		}
		emit("purge", new Purged(offset, (purge.keys() != null) ? purge.keys() : List.of(), purge.cause(),
				purge.committedAt(), at));
		Applied latest = new Applied(this.identity.place(), this.identity.instance(), offset, purge.committedAt(), at);
		if (this.untold.getAndSet(latest) == null) {
			Thread.startVirtualThread(this::tell);
		}
	}

	private void tell() {
		Applied latest = this.untold.getAndSet(null);
		if (latest != null) {
			this.positions.put(this.identity.place() + '/' + this.identity.instance(), latest);
		}
	}

	private void heard(String key, Optional<Applied> value) {
		value.ifPresent((applied) -> emit("applied", new Reached(applied.offset(), applied.pop(), applied.instance(),
				applied.appliedAt(), applied.millis())));
	}

	private void emit(String name, Object data) {
		synchronized (this.events) {
			this.events.tryEmitNext(ServerSentEvent.builder(data).event(name).build());
		}
	}

	/** A purge, as it was seen here. */
	record Purged(long offset, List<String> keys, PurgeEvent.@Nullable Cause cause, @Nullable Instant committedAt,
			Instant seenAt) {
	}

	/** A position that a POP has reached. */
	record Reached(long offset, String pop, String instance, Instant appliedAt, @Nullable Double millis) {
	}

}
