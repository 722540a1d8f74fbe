package dev.edgewise.cache.simulation;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.ClientCondition;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.Messages;
import dev.edgewise.cache.OriginOutcome.Forward;
import dev.edgewise.cache.OriginOutcome.Refreshed;
import dev.edgewise.cache.OriginOutcome.ServeStale;
import dev.edgewise.cache.OriginOutcome.Store;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.cache.rules.CacheDecision.Fresh;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.CacheStore;
import dev.edgewise.cache.store.HeapStore;

/**
 * A door with its cache, its own view of the purge log, and the checker of the law: what
 * it serves from its store is never older than a purge it has applied.
 */
final class Node implements Upstream {

	private final Schedule schedule;

	private final Newsroom newsroom;

	private final CacheStore shared;

	private final Upstream upstream;

	private final Bug bug;

	private final Tally tally;

	private Instance instance;

	Node(Schedule schedule, Newsroom newsroom, CacheStore shared, Upstream upstream, Bug bug, Tally tally) {
		this.schedule = schedule;
		this.newsroom = newsroom;
		this.shared = shared;
		this.upstream = upstream;
		this.bug = bug;
		this.tally = tally;
		this.instance = new Instance();
		newsroom.follow(this);
		poll();
	}

	/** All but the shared level is lost; the log is found again some time later. */
	void restart() {
		this.instance = new Instance();
		poll();
	}

	/** Looks into the log some time later. */
	void poll() {
		Instance polling = this.instance;
		this.schedule.after(this.schedule.anyDelay(), polling::readLog);
	}

	@Override
	public void get(String page, HttpHeaders headers, Consumer<Answer> client) {
		Instance serving = this.instance;
		CacheRequest request = new CacheRequest("GET", new CacheKey(Newsroom.NAME, page), headers);
		CacheExchange exchange = serving.begin(request);
		if (exchange.decision() instanceof Fresh fresh) {
			this.tally.hits++;
			serving.check(page, fresh.response(), serving.required);
			client.accept(answer(serving, headers, fresh.response(), exchange.position(fresh)));
			return;
		}
		later(() -> this.upstream.get(page, exchange.forwardHeaders(),
				(answer) -> later(() -> receive(serving, request, exchange, answer, client))));
	}

	private void receive(Instance serving, CacheRequest request, CacheExchange begun, Answer answer,
			Consumer<Answer> client) {
		CacheExchange exchange = (this.bug == Bug.POSITION_AT_END) ? serving.begin(request) : begun;
		switch (exchange.onAnswer(answer.status(), answer.headers())) {
			case Store store -> later(() -> {
				StoredResponse stored = store.complete(answer.body().getBytes(StandardCharsets.UTF_8));
				client.accept(answer(serving, request.headers(), stored, stored.position()));
			});
			case Refreshed refreshed -> {
				this.tally.confirmed++;
				client
					.accept(answer(serving, request.headers(), refreshed.response(), refreshed.response().position()));
			}
			case ServeStale stale -> {
				this.tally.stale++;
				serving.check(request.key().uri(), stale.response(), serving.requiredHard);
				client.accept(answer(serving, request.headers(), stale.response(), stale.response().position()));
			}
			case Forward ignored -> client.accept(new Answer(answer.status(),
					told(answer.headers(), exchange.position(answer.headers())), answer.body()));
		}
	}

	private Answer answer(Instance serving, HttpHeaders request, StoredResponse response, PurgePosition standsFor) {
		PurgePosition position = switch (this.bug) {
			case CURRENT_POSITION_TOLD -> serving.cache.position();
			case OWN_POSITION_TOLD -> response.position();
			default -> standsFor;
		};
		HttpHeaders headers = told(response.headers(), position);
		boolean known = ClientCondition.isSatisfiedBy(request, headers);
		return new Answer(known ? 304 : response.status(), headers, known ? "" : body(response));
	}

	private HttpHeaders told(HttpHeaders headers, PurgePosition position) {
		Map<String, List<String>> fields = new HashMap<>(headers.map());
		fields.remove(PurgePosition.FIELD);
		if (this.bug != Bug.POSITION_NOT_TOLD) {
			fields.put(PurgePosition.FIELD, List.of(position.toString()));
		}
		return HttpHeaders.of(fields, (name, value) -> true);
	}

	/** Reads the log to its end, at once. */
	void catchUp() {
		this.instance.catchUp();
	}

	boolean isHit(String page) {
		return this.instance.begin(new CacheRequest("GET", new CacheKey(Newsroom.NAME, page), Messages.fields()))
			.decision() instanceof Fresh;
	}

	private void later(Runnable action) {
		this.schedule.after(this.schedule.anyDelay(), action);
	}

	private static String body(StoredResponse response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	/** What a restart ends. */
	private final class Instance {

		private final PurgeIndex index = new PurgeIndex(1 + Node.this.schedule.upTo(6), Node.this.schedule.upTo(3),
				Duration.ofMillis(300));

		private final HttpCache cache = new HttpCache(new HeapStore(1 << 20), Node.this.shared,
				new CacheRules(this.index, Duration.ofDays(1)), Node.this.schedule.clock());

		private final Map<String, Map<String, Integer>> required = new HashMap<>();

		private final Map<String, Map<String, Integer>> requiredHard = new HashMap<>();

		CacheExchange begin(CacheRequest request) {
			return this.cache.begin(request).toCompletableFuture().join();
		}

		void readLog() {
			Newsroom.Log log = Node.this.newsroom.log();
			if (!this.index.position().log().equals(log.id())) {
				int firstRetained = Node.this.schedule.oneIn(2) ? 0 : Node.this.schedule.upTo(log.entries().size());
				this.index.begin(log.id(), firstRetained);
				log.entries().subList(0, firstRetained).forEach(this::require);
			}
			int next = (int) this.index.position().offset() + 1;
			int end = next + Node.this.schedule.upTo(log.entries().size() - next);
			for (int offset = next; offset < end; offset++) {
				this.index.apply(offset, log.entries().get(offset).purge());
				require(log.entries().get(offset));
			}
			if (end < log.entries().size()) {
				Node.this.schedule.after(Node.this.schedule.anyDelay(), this::readLog);
			}
			else {
				this.index.confirm(Node.this.schedule.clock().instant());
			}
		}

		void catchUp() {
			while (this.index.position().offset() + 1 < Node.this.newsroom.log().entries().size()
					|| !this.index.position().log().equals(Node.this.newsroom.log().id())) {
				readLog();
			}
		}

		private void require(Newsroom.Entry entry) {
			require(entry, this.required);
			if (entry.purge().mode() == Purge.Mode.HARD) {
				require(entry, this.requiredHard);
			}
		}

		private static void require(Newsroom.Entry entry, Map<String, Map<String, Integer>> law) {
			entry.law().forEach((page, versions) -> {
				Map<String, Integer> ofPage = law.computeIfAbsent(page, (ignored) -> new HashMap<>());
				versions.forEach((article, version) -> ofPage.merge(article, version, Math::max));
			});
		}

		void check(String page, StoredResponse served, Map<String, Map<String, Integer>> law) {
			for (String article : body(served).split(" ")) {
				String[] version = article.split("=");
				int least = law.getOrDefault(page, Map.of()).getOrDefault(version[0], 0);
				if (Integer.parseInt(version[1]) < least) {
					Node.this.tally.violations.add(page + " served " + article + " from the position "
							+ served.position() + ", but " + this.index.position() + " is applied");
				}
			}
		}

	}

	/** Mistakes that the checker must notice. */
	enum Bug {

		NONE, POSITION_AT_END, POSITION_NOT_TOLD, CURRENT_POSITION_TOLD, OWN_POSITION_TOLD

	}

	/** What happened. */
	static final class Tally {

		final List<String> violations = new ArrayList<>();

		long hits;

		long confirmed;

		long stale;

		/** Pages that are never a hit, although nothing happens any more. */
		final List<String> uncacheable = new ArrayList<>();

	}

}
