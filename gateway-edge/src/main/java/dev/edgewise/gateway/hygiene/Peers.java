package dev.edgewise.gateway.hygiene;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.edgewise.platform.viewer.ViewerTokens;

/**
 * Recognises other POPs by their service token. What holds is remembered for a minute;
 * what does not is judged each time, off the event loops.
 */
final class Peers {

	private static final Duration REMEMBERED = Duration.ofMinutes(1);

	private final ViewerTokens tokens;

	private final Cache<String, Boolean> known = Caffeine.newBuilder()
		.maximumSize(1000)
		.expireAfterWrite(REMEMBERED)
		.executor(Runnable::run)
		.build();

	Peers(ViewerTokens tokens) {
		this.tokens = tokens;
	}

	Mono<Boolean> isPeer(String token) {
		if (this.known.getIfPresent(token) != null) {
			return Mono.just(true);
		}
		return Mono.fromCallable(() -> this.tokens.isService(token)).doOnNext((service) -> {
			if (service) {
				this.known.put(token, true);
			}
		}).subscribeOn(Schedulers.boundedElastic());
	}

}
