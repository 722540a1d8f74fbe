package dev.edgewise.platform.origin;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.edgewise.cache.purge.PurgePosition;

/**
 * Lets requests that ask the same at the same time share one fetch. Only those that began
 * at one position of the purge log: who asks after a purge must not get an answer fetched
 * before it.
 */
final class Fetches {

	private final Map<Question, CompletableFuture<Fetched>> open = new ConcurrentHashMap<>();

	/**
	 * Fetches, or waits for who already does.
	 * @return the answer, and whether it is this caller's own: one fetched for somebody
	 * else may only be used where it is one for everybody
	 */
	CompletionStage<Shared> share(OriginRequest request, PurgePosition position,
			Supplier<CompletionStage<Fetched>> fetch) {
		Question question = new Question(request, position);
		CompletableFuture<Fetched> mine = new CompletableFuture<>();
		CompletableFuture<Fetched> others = this.open.putIfAbsent(question, mine);
		if (others != null) {
			return others.thenApply((fetched) -> new Shared(fetched, false));
		}
		begin(fetch).whenComplete((fetched, failure) -> {
			this.open.remove(question, mine);
			if (failure != null) {
				mine.completeExceptionally(failure);
			}
			else {
				mine.complete(fetched);
			}
		});
		return mine.thenApply((fetched) -> new Shared(fetched, true));
	}

	private static CompletionStage<Fetched> begin(Supplier<CompletionStage<Fetched>> fetch) {
		try {
			return fetch.get();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedStage(ex);
		}
	}

	/**
	 * An answer.
	 *
	 * @param forAll whether the cache may give it to others
	 */
	record Fetched(OriginResponse response, boolean forAll) {
	}

	/** An answer and whether it was fetched for its recipient. */
	record Shared(Fetched fetched, boolean own) {

		boolean isUsable() {
			return this.own || this.fetched.forAll;
		}

	}

	private record Question(OriginRequest request, PurgePosition position) {
	}

}
