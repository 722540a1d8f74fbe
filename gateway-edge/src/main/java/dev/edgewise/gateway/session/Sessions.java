package dev.edgewise.gateway.session;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.edgewise.platform.viewer.Verification;
import dev.edgewise.platform.viewer.ViewerTokens;

/**
 * What is known of the tokens that viewers present, remembered for a few seconds: a
 * verification costs a signature check and now and then a call to the issuer, which no
 * event loop may wait for.
 */
final class Sessions {

	private static final Duration REMEMBERED = Duration.ofSeconds(5);

	/** Whoever sends made-up tokens must not fill the heap with them. */
	private static final int MAX_REMEMBERED_CHARACTERS = 4 << 20;

	private final ViewerTokens tokens;

	private final Cache<String, Verification> known = Caffeine.newBuilder()
		.maximumWeight(MAX_REMEMBERED_CHARACTERS)
		.weigher((String token, Verification verification) -> token.length())
		.expireAfterWrite(REMEMBERED)
		.executor(Runnable::run)
		.build();

	Sessions(ViewerTokens tokens) {
		this.tokens = tokens;
	}

	@Nullable Verification known(String token) {
		return this.known.getIfPresent(token);
	}

	Mono<Verification> verify(String token) {
		return Mono.fromCallable(() -> this.tokens.verify(token))
			.doOnNext((verification) -> this.known.put(token, verification))
			.subscribeOn(Schedulers.boundedElastic());
	}

}
