package dev.edgewise.gateway.edge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import dev.edgewise.platform.cache.AppliedPosition;
import dev.edgewise.platform.cache.AppliedPurge;
import dev.edgewise.platform.cache.PurgeEvent;
import dev.edgewise.platform.cache.PurgeLog;
import dev.edgewise.platform.state.RemoteState;

/**
 * Follows purges over the world: tells listeners here what is purged, and where it has
 * been applied. A listener that is too slow misses events.
 */
final class Propagation {

	private final Sinks.Many<ServerSentEvent<Object>> events = Sinks.many().multicast().directBestEffort();

	private final ConcurrentMap<String, AppliedPosition> newest = new ConcurrentHashMap<>();

	Propagation(PurgeLog purges, RemoteState<AppliedPosition> positions) {
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

	private void applied(AppliedPurge applied) {
		if (applied.live()) {
			PurgeEvent purge = applied.event();
			emit("purge", new Purged(applied.offset(), names(purge), purge.cause(), purge.committedAt(), applied.at()));
		}
	}

	private static List<String> names(PurgeEvent purge) {
		List<String> names = new ArrayList<>();
		if (purge.keys() != null) {
			names.addAll(purge.keys());
		}
		if (purge.urls() != null) {
			purge.urls().forEach((url) -> names.add(url.uri()));
		}
		if (purge.groups() != null) {
			purge.groups().forEach((group) -> names.add("group " + group.name()));
		}
		if (purge.expression() != null) {
			names.add(purge.expression());
		}
		return names;
	}

	/** Who only says again that it lives tells nothing new. */
	private void heard(String key, Optional<AppliedPosition> value) {
		if (value.isEmpty()) {
			this.newest.remove(key);
			return;
		}
		AppliedPosition applied = value.get();
		AppliedPosition before = this.newest.put(key, applied);
		if (applied.millis() != null && (before == null || before.offset() < applied.offset())) {
			emit("applied", new Reached(applied.offset(), applied.pop(), applied.service(), applied.instance(),
					applied.appliedAt(), applied.millis()));
		}
	}

	private void emit(String name, Object data) {
		synchronized (this.events) {
			this.events.tryEmitNext(ServerSentEvent.builder(data).event(name).build());
		}
	}

	/**
	 * A purge, as it was seen here.
	 *
	 * @param keys whatever it names, for people
	 */
	record Purged(long offset, List<String> keys, PurgeEvent.@Nullable Cause cause, @Nullable Instant committedAt,
			Instant seenAt) {
	}

	/** A position that a POP has reached. */
	record Reached(long offset, String pop, @Nullable String service, String instance, Instant appliedAt,
			@Nullable Double millis) {
	}

}
