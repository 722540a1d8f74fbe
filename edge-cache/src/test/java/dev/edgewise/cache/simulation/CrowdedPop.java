package dev.edgewise.cache.simulation;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.Messages;
import dev.edgewise.cache.OriginOutcome.Forward;
import dev.edgewise.cache.OriginOutcome.Refreshed;
import dev.edgewise.cache.OriginOutcome.ServeStale;
import dev.edgewise.cache.OriginOutcome.Store;
import dev.edgewise.cache.collapse.Collapsing;
import dev.edgewise.cache.collapse.CollapseLimits;
import dev.edgewise.cache.collapse.FetchEnd;
import dev.edgewise.cache.collapse.Turn;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;

/**
 * A POP of several instances that many ask for few things at once, before one origin
 * whose answers are for all, for one, of variants, stale from the start, late, or
 * failures. Notes whatever breaks the law of collapsing.
 */
final class CrowdedPop {

	static final CollapseLimits LIMITS = new CollapseLimits(Duration.ofMillis(1000), 3, 1000, Duration.ofMillis(500),
			Duration.ofMillis(200), Duration.ofMillis(20));

	static final List<String> PAGES = List.of("/public", "/private", "/varies", "/stale", "/failing", "/flaky");

	final List<String> violations = new ArrayList<>();

	final Map<String, Integer> fetches = new TreeMap<>();

	final Map<String, Integer> turns = new TreeMap<>();

	final SharedLeases leases;

	private final Schedule schedule;

	private final Trouble trouble;

	private final List<Instance> instances;

	private final Map<String, Integer> leading = new TreeMap<>();

	private final HeapStore shared = new HeapStore(1 << 20);

	private long purges;

	private long lastTurn;

	CrowdedPop(Schedule schedule, int instances, Trouble trouble) {
		this.schedule = schedule;
		this.trouble = trouble;
		this.leases = new SharedLeases(schedule);
		this.instances = IntStream.range(0, instances).mapToObj((i) -> new Instance()).toList();
	}

	/** Everywhere at once: what travels late is another simulation's matter. */
	void purge() {
		Purge purge = Purge.of(java.util.Set.of("k"), Purge.Mode.HARD);
		this.instances.forEach((instance) -> instance.index.apply(this.purges, purge));
		this.purges++;
	}

	/** One request at any instance, by a client that may give up. */
	void ask(String page) {
		Instance asked = this.instances.get(this.schedule.upTo(this.instances.size() - 1));
		String language = this.schedule.oneIn(2) ? "de" : "en";
		HttpHeaders headers = this.schedule.oneIn(3)
				? Messages.fields("Accept-Language: " + language, "Cookie: a=" + this.schedule.upTo(9))
				: Messages.fields("Accept-Language: " + language);
		asked.serve(new CacheRequest("GET", new CacheKey("o", page), headers), language);
	}

	/** When the last request was told what to do. */
	long lastTurn() {
		return this.lastTurn;
	}

	private void count(Map<String, Integer> counts, String name) {
		counts.merge(name, 1, Integer::sum);
	}

	private final class Instance {

		private final PurgeIndex index = new PurgeIndex(10);

		private final HttpCache cache = new HttpCache(new HeapStore(1 << 20), CrowdedPop.this.shared,
				new CacheRules(this.index, Duration.ofDays(1)), CrowdedPop.this.schedule.clock());

		private final Collapsing collapsing = new Collapsing(this.cache, CrowdedPop.this.leases,
				CrowdedPop.this.schedule::alarm, CrowdedPop.this.schedule.clock(), LIMITS);

		Instance() {
			this.index.begin("log", 0);
			this.index.confirm(Instant.MAX);
		}

		void serve(CacheRequest request, String language) {
			CacheExchange exchange = this.cache.begin(request).toCompletableFuture().join();
			if (exchange.decision() instanceof Fresh) {
				return;
			}
			CompletableFuture<Turn> turn = this.collapsing.enter(exchange);
			long latest = LIMITS.patience().toMillis() * LIMITS.attempts() + 10;
			CrowdedPop.this.schedule.after(latest, () -> {
				if (!turn.isDone()) {
					CrowdedPop.this.violations.add(request.key() + " waited for ever");
				}
			});
			turn.thenAccept((taken) -> {
				CrowdedPop.this.lastTurn = CrowdedPop.this.schedule.millis();
				count(CrowdedPop.this.turns, taken.getClass().getSimpleName());
				take(taken, request, language);
			});
			if (CrowdedPop.this.trouble.clientsLeave && CrowdedPop.this.schedule.oneIn(4)) {
				CrowdedPop.this.schedule.after(CrowdedPop.this.schedule.upTo(200), () -> turn.cancel(false));
			}
		}

		private void take(Turn turn, CacheRequest request, String language) {
			switch (turn) {
				case Turn.Served served -> check(served.fresh(), request, language);
				case Turn.Lead lead -> lead(lead, request);
				case Turn.Alone alone -> fetch(alone.exchange(), alone.end(), " alone");
				case Turn.Refused ignored -> {
				}
			}
		}

		private void check(Fresh fresh, CacheRequest request, String language) {
			String body = new String(fresh.response().body(), StandardCharsets.UTF_8);
			boolean right = body.equals("public") || body.equals("varies " + language) || body.equals("flaky");
			if (!right || !request.key().uri().startsWith("/" + body.split(" ")[0])) {
				CrowdedPop.this.violations.add(request.key() + " for " + language + " was served " + body);
			}
			if (fresh.response().position().offset() < CrowdedPop.this.purges - 1) {
				CrowdedPop.this.violations.add(request.key() + " was served what had been purged");
			}
		}

		private void lead(Turn.Lead lead, CacheRequest request) {
			if (CrowdedPop.this.trouble.leadersVanish && CrowdedPop.this.schedule.oneIn(8)) {
				return;
			}
			String question = System.identityHashCode(this) + request.key().uri() + request.headers().map();
			if (CrowdedPop.this.leading.merge(question, 1, Integer::sum) > LIMITS.attempts() + 1) {
				CrowdedPop.this.violations.add("too many lead at " + question);
			}
			fetch(lead.exchange(), lead.end(), "")
				.thenRun(() -> CrowdedPop.this.leading.merge(question, -1, Integer::sum));
		}

		private CompletableFuture<Void> fetch(CacheExchange exchange, FetchEnd end, String how) {
			CompletableFuture<Void> done = new CompletableFuture<>();
			String page = exchange.request().key().uri();
			count(CrowdedPop.this.fetches, page + how);
			boolean late = CrowdedPop.this.trouble.originIsLate && CrowdedPop.this.schedule.oneIn(5);
			long delay = 1 + CrowdedPop.this.schedule.upTo(late ? 4000 : 300);
			CrowdedPop.this.schedule.after(delay, () -> {
				answer(exchange, page, end);
				end.failed();
				done.complete(null);
			});
			return done;
		}

		private void answer(CacheExchange exchange, String page, FetchEnd end) {
			boolean fails = page.equals("/failing") || (page.equals("/flaky") && CrowdedPop.this.schedule.oneIn(2));
			String language = exchange.request().headers().firstValue("accept-language").orElseThrow();
			HttpHeaders headers = fails ? Messages.fields() : switch (page) {
				case "/private" -> Messages.fields("Cache-Control: private, max-age=60");
				case "/varies" ->
					Messages.fields("Cache-Control: max-age=60", "Vary: Accept-Language", "Surrogate-Key: k");
				case "/stale" -> Messages.fields("Cache-Control: max-age=0", "ETag: \"1\"");
				default -> Messages.fields("Cache-Control: max-age=60", "Surrogate-Key: k");
			};
			String body = page.equals("/varies") ? "varies " + language : page.substring(1);
			switch (exchange.onAnswer(fails ? 503 : 200, headers)) {
				case Store store -> end.landed(store.complete(body.getBytes(StandardCharsets.UTF_8)));
				case Forward ignored when !fails -> end.unshared();
				case Forward ignored -> end.failed();
				case Refreshed ignored -> throw new IllegalStateException();
				case ServeStale ignored -> end.failed();
			}
		}

	}

	/**
	 * What goes wrong.
	 *
	 * @param clientsLeave whether clients give up waiting
	 * @param leadersVanish whether leaders are lost without a word
	 * @param originIsLate whether answers may take longer than anybody waits
	 */
	record Trouble(boolean clientsLeave, boolean leadersVanish, boolean originIsLate) {

		static final Trouble NONE = new Trouble(false, false, false);

	}

}
