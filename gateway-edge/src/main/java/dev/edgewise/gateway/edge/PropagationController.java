package dev.edgewise.gateway.edge;

import java.time.Duration;

import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Streams purges and where they have been applied, as they happen. */
@RestController
class PropagationController {

	private static final Duration HEARTBEAT = Duration.ofSeconds(15);

	private final Propagation propagation;

	PropagationController(Propagation propagation) {
		this.propagation = propagation;
	}

	@GetMapping(path = "/.edge/propagation", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<Object>> events() {
		ServerSentEvent<Object> heartbeat = ServerSentEvent.builder().comment("alive").build();
		Flux<ServerSentEvent<Object>> heartbeats = Flux.interval(Duration.ZERO, HEARTBEAT)
			.onBackpressureDrop()
			.map((tick) -> heartbeat);
		return this.propagation.events()
			.publish((events) -> events.mergeWith(heartbeats.takeUntilOther(events.ignoreElements())));
	}

}
