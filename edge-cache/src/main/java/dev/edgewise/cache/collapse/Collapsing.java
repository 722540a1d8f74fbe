package dev.edgewise.cache.collapse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.cache.rules.Forwarding;
import dev.edgewise.cache.rules.Vary;

/**
 * Collapses requests that lack the same at the same time (RFC 9111 section 4): one
 * fetches, in this instance and by a lease in the POP, and the others wait for what it
 * brings. For doors: {@link #enter} an exchange that is a miss or must be revalidated,
 * and do what the {@link Turn} says.
 * <p>
 * A waiting request gets only what it may reuse by the cache's rules: an answer that was
 * purged meanwhile, or is another variant, sends it into the next round. When an answer
 * turns out to be none that can be shared, all who wait go at once, and for a while
 * nobody waits for its like (hit-for-miss).
 * <p>
 * A leader that fails, or takes longer than the others' patience, is followed by one new
 * leader; after a bounded number of rounds those who still wait are refused, and for a
 * moment after as many failures in a row, so is everybody who asks. A leader that was
 * lost without a word counts as slow. Leases that cannot be had cost fetches.
 */
public final class Collapsing {

	private final ConcurrentMap<Question, Flight> flights = new ConcurrentHashMap<>();

	private final Cache<Question, Boolean> unshared;

	private final Cache<Question, Integer> failures;

	private final Cache<CacheKey, Vary> varies = Caffeine.newBuilder().maximumSize(CollapseLimits.REMEMBERED).build();

	private final HttpCache cache;

	private final Leases leases;

	private final Alarm alarm;

	private final CollapseLimits limits;

	public Collapsing(HttpCache cache, Leases leases, Alarm alarm, Clock clock, CollapseLimits limits) {
		this.cache = cache;
		this.leases = leases;
		this.alarm = alarm;
		this.limits = limits;
		this.unshared = memory(limits.hitForMiss(), clock);
		this.failures = memory(limits.failureMemory(), clock);
	}

	private static <V> Cache<Question, V> memory(Duration duration, Clock clock) {
		return Caffeine.newBuilder()
			.maximumSize(CollapseLimits.REMEMBERED)
			.expireAfterWrite(duration)
			.ticker(() -> nanos(clock.instant()))
			.build();
	}

	/**
	 * Tells what a request that lacks its answer is to do, sooner or later. Who cancels
	 * the future has given up.
	 */
	public CompletableFuture<Turn> enter(CacheExchange exchange) {
		CompletableFuture<Turn> turn = new CompletableFuture<>();
		Question question = question(exchange.request());
		if (!isCollapsible(exchange)) {
			turn.complete(new Turn.Alone(exchange, FetchEnd.NOBODY));
		}
		else if (keepsFailing(question)) {
			turn.complete(new Turn.Refused());
		}
		else {
			enter(question, List.of(new Waiter(exchange, 0, turn)));
		}
		return turn;
	}

	private boolean keepsFailing(Question question) {
		Integer failed = this.failures.getIfPresent(question);
		return failed != null && failed >= this.limits.attempts();
	}

	/** Number of fetches that others may wait for. */
	public int flights() {
		return this.flights.size();
	}

	private static long nanos(Instant now) {
		return now.getEpochSecond() * 1_000_000_000 + now.getNano();
	}

	/**
	 * A client that insists on the origin's word must not get the answer to a question
	 * asked before (RFC 9111 section 5.2.1.4). A range brings a part, which is mostly of
	 * no use to the others.
	 */
	private static boolean isCollapsible(CacheExchange exchange) {
		CacheRequest request = exchange.request();
		boolean whole = "GET".equals(request.method()) && request.headers().firstValue("range").isEmpty();
		return whole && switch (exchange.decision()) {
			case CacheDecision.Miss ignored -> true;
			case CacheDecision.Stale ignored -> true;
			case CacheDecision.MustRevalidate stale -> stale.why() != Forwarding.REQUEST;
			default -> false;
		};
	}

	private Question question(CacheRequest request) {
		Vary known = this.varies.getIfPresent(request.key());
		return Question.of(request, (known != null) ? known : Vary.NONE);
	}

	/** Those who ask one thing stay together: a fetch of theirs is one. */
	private void enter(Question question, List<Waiter> group) {
		if (this.unshared.getIfPresent(question) != null) {
			group.forEach(this::alone);
			return;
		}
		if (question.personal() && join(question.impersonal(), group)) {
			return;
		}
		while (!join(question, group)) {
			Flight mine = new Flight(this, question, group);
			if (this.flights.putIfAbsent(question, mine) == null) {
				mine.alarm(this.alarm.after(this.limits.patience(), () -> overdue(mine)));
				takeOff(mine);
				return;
			}
		}
	}

	/** Waits for a fetch that is under way, if there is one. */
	private boolean join(Question question, List<Waiter> group) {
		Flight flight = this.flights.get(question);
		if (flight == null) {
			return false;
		}
		Optional<List<Waiter>> left = flight.board(group, this.limits.followers());
		if (left.isEmpty()) {
			this.flights.remove(question, flight);
			return false;
		}
		left.get().forEach((waiter) -> waiter.take(new Turn.Refused()));
		return true;
	}

	/**
	 * The claim goes before the look: who gets the lease after another released it finds
	 * what that one stored.
	 */
	private void takeOff(Flight flight) {
		Optional<Waiter> first = flight.first();
		if (first.isEmpty()) {
			flight.failed();
			return;
		}
		CompletionStage<Leases.Claim> claim = leases(flight, first.get()).claim(flight.question().name());
		CompletionStage<CacheExchange> look = this.cache.beginAnew(first.get().exchange().request());
		claim.thenAcceptBoth(look, (answer, renewed) -> {
			flight.leads(renewed, answer);
			if (!flight.isOpen()) {
				this.leases.release(flight.question().name(), flight.token(), false);
			}
			else if (renewed.decision() instanceof CacheDecision.Fresh fresh) {
				flight.landed(fresh.response());
			}
			else {
				decide(flight, first.get(), answer);
			}
		});
	}

	/**
	 * The last round is flown whatever others hold. What is held is not claimed again.
	 */
	private Leases leases(Flight flight, Waiter first) {
		boolean last = first.attempt() + 1 >= this.limits.attempts();
		return (last || !flight.token().isEmpty()) ? Leases.NONE : this.leases;
	}

	private void decide(Flight flight, Waiter first, Leases.Claim answer) {
		switch (answer) {
			case Leases.Claim.Granted ignored -> {
				if (!flight.depart(first)) {
					takeOff(flight);
				}
			}
			case Leases.Claim.Taken ignored -> this.alarm.after(this.limits.poll(), () -> {
				if (flight.isOpen()) {
					takeOff(flight);
				}
			});
			case Leases.Claim.Unshared ignored -> flight.unshared();
		}
	}

	/**
	 * What was purged while it was fetched may be used by nobody who waits, but the next
	 * may bring better; what was stale when it came, by nobody ever.
	 */
	void landed(Flight flight, StoredResponse response, List<Waiter> waiting) {
		CacheRequest answered = flight.exchange().request();
		if (!isOfUse(answered, response)) {
			unshared(flight, waiting);
			return;
		}
		this.failures.invalidate(flight.question());
		this.varies.put(flight.question().key(), Vary.of(response.headers()));
		close(flight, false);
		again(waiting.stream().filter((waiter) -> !share(waiter, answered, response)).toList());
	}

	/** Whether it was of use. */
	private boolean share(Waiter waiter, CacheRequest answered, StoredResponse response) {
		return switch (this.cache.reuse(waiter.exchange().request(), answered, response)) {
			case CacheDecision.Fresh fresh -> {
				if (waiter.take(new Turn.Served(fresh))) {
					this.cache.stats().countCollapsed();
				}
				yield true;
			}
			case CacheDecision.MustRevalidate ignored when this.cache.isUnpurged(response) -> {
				aloneNow(waiter);
				yield true;
			}
			default -> false;
		};
	}

	void unshared(Flight flight, List<Waiter> waiting) {
		this.failures.invalidate(flight.question());
		this.unshared.put(flight.question(), Boolean.TRUE);
		close(flight, true);
		waiting.forEach(this::aloneNow);
	}

	void failed(Flight flight, List<Waiter> waiting) {
		this.failures.asMap().merge(flight.question(), 1, Integer::sum);
		close(flight, false);
		again(waiting);
	}

	private void overdue(Flight flight) {
		this.flights.remove(flight.question(), flight);
		again(flight.end());
	}

	private void close(Flight flight, boolean inVain) {
		this.flights.remove(flight.question(), flight);
		if (!flight.token().isEmpty()) {
			this.leases.release(flight.question().name(), flight.token(), inVain);
		}
	}

	/**
	 * Into the next round, but for those whom something stale will do, or whose last it
	 * was.
	 */
	private void again(List<Waiter> waiting) {
		Map<Question, List<Waiter>> groups = new HashMap<>();
		for (Waiter waiter : waiting) {
			if (!waiter.turn().isDone() && isPatient(waiter)) {
				groups.computeIfAbsent(question(waiter.exchange().request()), (question) -> new ArrayList<>())
					.add(waiter.next());
			}
			else {
				waiter.take(new Turn.Refused());
			}
		}
		groups.forEach(this::enter);
	}

	private boolean isPatient(Waiter waiter) {
		return waiter.attempt() + 1 < this.limits.attempts() && waiter.exchange().onFailure().isEmpty();
	}

	private void alone(Waiter waiter) {
		if (waiter.attempt() > 0) {
			aloneNow(waiter);
		}
		else {
			waiter.take(new Turn.Alone(waiter.exchange(), new AloneEnd(waiter.exchange())));
		}
	}

	/** It has waited: its fetch begins now. */
	private void aloneNow(Waiter waiter) {
		if (waiter.turn().isDone()) {
			return;
		}
		this.cache.beginAnew(waiter.exchange().request())
			.thenAccept((renewed) -> waiter.take((renewed.decision() instanceof CacheDecision.Fresh fresh)
					? new Turn.Served(fresh) : new Turn.Alone(renewed, new AloneEnd(renewed))));
	}

	private boolean isOfUse(CacheRequest answered, StoredResponse response) {
		boolean fresh = this.cache.reuse(answered, answered, response) instanceof CacheDecision.Fresh;
		return this.cache.isForAll(answered, response) && (fresh || !this.cache.isUnpurged(response));
	}

	/** Nobody waits for it; but if it can be shared after all, others may again. */
	private final class AloneEnd implements FetchEnd {

		private final CacheExchange exchange;

		AloneEnd(CacheExchange exchange) {
			this.exchange = exchange;
		}

		@Override
		public void landed(StoredResponse response) {
			CacheRequest answered = this.exchange.request();
			if (isOfUse(answered, response)) {
				Collapsing.this.unshared.invalidate(question(answered));
			}
		}

		@Override
		public void unshared() {
			Collapsing.this.unshared.put(question(this.exchange.request()), Boolean.TRUE);
		}

		@Override
		public void failed() {
			// nobody waits
		}

	}

}
