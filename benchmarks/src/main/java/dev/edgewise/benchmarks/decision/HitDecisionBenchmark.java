package dev.edgewise.benchmarks.decision;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.purge.PurgeVerdict;
import dev.edgewise.cache.rules.CacheDecision;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.rules.Forwarding;
import dev.edgewise.cache.store.HeapStore;

/**
 * What the cache's share of a hit costs, by itself: the purge log's word, the rules', and
 * a whole exchange with the look-up on the heap. The index holds ten thousand purges of
 * other keys.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HitDecisionBenchmark {

	private static final int PURGES = 10_000;

	private final PurgeIndex purges = index();

	private final CacheRules rules = new CacheRules(this.purges, Duration.ofHours(1));

	private final HeapStore heap = new HeapStore(16 << 20);

	private final HttpCache cache = new HttpCache(this.heap, this.heap, this.rules, Clock.systemUTC());

	private final CacheRequest request = new CacheRequest("GET", new CacheKey("origin", "/articles/why-the-edge"),
			headers(Map.of("Host", "edge.example", "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
					"Accept-Encoding", "gzip, deflate, br", "Accept-Language", "en-GB,en;q=0.8", "User-Agent",
					"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")));

	private final StoredResponse stored = stored();

	public HitDecisionBenchmark() {
		this.heap.put(this.request.key(), this.request.headers(), this.stored);
	}

	@Benchmark
	public PurgeVerdict purgeVerdict() {
		return this.purges.verdict(this.stored);
	}

	@Benchmark
	public CacheDecision rules() {
		return this.rules.decide(this.request, this.stored, Forwarding.MISS, Instant.now());
	}

	@Benchmark
	public CompletionStage<CacheExchange> heapHit() {
		return this.cache.begin(this.request);
	}

	private static PurgeIndex index() {
		PurgeIndex index = new PurgeIndex(100_000);
		index.begin("benchmark", 0);
		for (int offset = 0; offset < PURGES; offset++) {
			index.apply(offset, Purge.of(Set.of("article-" + offset), Purge.Mode.SOFT));
		}
		index.confirm(Instant.now());
		return index;
	}

	private StoredResponse stored() {
		HttpHeaders headers = headers(Map.of("Content-Type", "text/html; charset=utf-8", "Cache-Control",
				"max-age=0, must-revalidate", "CDN-Cache-Control", "max-age=86400, stale-if-error=86400", "ETag",
				"\"b1946ac92492d234\"", "Last-Modified", "Mon, 02 Nov 2026 09:00:00 GMT", "Vary", "Accept-Language",
				"Surrogate-Key", "article articles section-edge"));
		Instant now = Instant.now();
		return new StoredResponse(200, headers, new byte[10 * 1024], now, now, this.purges.position(),
				Set.of("article", "articles", "section-edge"));
	}

	private static HttpHeaders headers(Map<String, String> fields) {
		return HttpHeaders.of(fields.entrySet()
			.stream()
			.collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, (field) -> List.of(field.getValue()))),
				(name, value) -> true);
	}

}
