package dev.edgewise.gateway.purge;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.edgewise.cache.HttpCache;
import dev.edgewise.gateway.route.ConditionalOnOwnRoutes;
import dev.edgewise.gateway.session.Editors;
import dev.edgewise.platform.cache.PurgeEvent;
import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.event.LogPosition;
import dev.edgewise.platform.problem.Problems;

/**
 * Takes purges of editors into the log, and tells how far they have come. A purge is
 * accepted (202) when the log has it; while the log cannot be reached nothing is accepted
 * (503), and what was sent may or may not be in it: to repeat a purge does no harm.
 */
@RestController
@ConditionalOnOwnRoutes
@RequestMapping("/.edge/purge")
class PurgeController {

	private static final Logger log = LoggerFactory.getLogger(PurgeController.class);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Editors editors;

	private final PurgeRequests requests;

	private final PurgeMemory memory;

	private final PurgeProgress progress;

	private final HttpCache cache;

	private final EventPublisher publisher;

	private final EventFactory events;

	PurgeController(Editors editors, PurgeRequests requests, PurgeMemory memory, PurgeProgress progress,
			HttpCache cache, EventPublisher publisher, EventFactory events) {
		this.editors = editors;
		this.requests = requests;
		this.memory = memory;
		this.progress = progress;
		this.cache = cache;
		this.publisher = publisher;
		this.events = events;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Accepted>> purge(ServerHttpRequest request,
			@RequestBody(required = false) byte @Nullable [] body) {
		return this.editors.require(request).flatMap((editor) -> {
			PurgeEvent event = this.requests.read((body != null) ? body : new byte[0]);
			return publish(event).map((position) -> {
				log.info("{} purges at {}: {}", editor.account(), position.offset(), event);
				return accepted(event, position.offset());
			});
		});
	}

	private Mono<LogPosition> publish(PurgeEvent event) {
		if (!this.cache.position().isKnown()) {
			return Mono.error(unavailable());
		}
		return Mono
			.defer(() -> Mono.fromFuture(this.publisher.publish(PurgeEvent.TOPIC, "editor",
					this.events.create(PurgeEvent.TYPE, "editor", event))))
			.subscribeOn(Schedulers.boundedElastic())
			.timeout(PATIENCE)
			.onErrorMap((failure) -> unavailable());
	}

	private static ErrorResponseException unavailable() {
		ErrorResponseException unavailable = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE,
				Problems.of(HttpStatus.SERVICE_UNAVAILABLE,
						"The purge log is out of reach: nothing can be promised; purge again in a few seconds"),
				null);
		unavailable.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
		return unavailable;
	}

	private ResponseEntity<Accepted> accepted(PurgeEvent event, long offset) {
		this.memory.remember(offset, event);
		URI status = URI.create("/.edge/purge/" + offset);
		return ResponseEntity.accepted()
			.location(status)
			.cacheControl(CacheControl.noStore())
			.body(new Accepted(this.cache.position().log(), offset, String.valueOf(event.mode()), event.committedAt(),
					status));
	}

	@GetMapping("/{offset}")
	ResponseEntity<PurgeProgress.Status> status(@PathVariable long offset) {
		PurgeEvent event = this.memory.find(offset)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
					"No purge of this offset is known here; the newest " + PurgeMemory.MAX + " are remembered"));
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(this.progress.of(this.cache.position().log(), offset, event));
	}

	/**
	 * A purge that is in the log.
	 *
	 * @param log identity of the log: offsets of another have nothing to do with it
	 * @param status where its progress is told
	 */
	record Accepted(String log, long offset, String mode, @Nullable Instant committedAt, URI status) {
	}

}
