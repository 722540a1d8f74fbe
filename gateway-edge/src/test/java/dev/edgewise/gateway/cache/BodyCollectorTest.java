package dev.edgewise.gateway.cache;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.OriginOutcome;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;

import static org.assertj.core.api.Assertions.assertThat;

class BodyCollectorTest {

	private final HttpCache cache = new HttpCache(new HeapStore(1 << 20), new HeapStore(1 << 20),
			new CacheRules(new PurgeIndex(10), Duration.ofSeconds(60)), Clock.systemUTC());

	@Test
	void storesWhatArrivedWhole() {
		collect(6, 100, "abc", "def");
		assertThat(this.cache.entries()).isEqualTo(1);
	}

	@Test
	void storesContentOfUnknownLength() {
		collect(-1, 100, "abc");
		assertThat(this.cache.entries()).isEqualTo(1);
	}

	@Test
	void doesNotStoreLessThanWasPromised() {
		collect(7, 100, "abc", "def");
		assertThat(this.cache.entries()).isZero();
	}

	@Test
	void doesNotStoreMoreThanItsBound() {
		collect(-1, 5, "abc", "def", "g");
		assertThat(this.cache.entries()).isZero();
	}

	@Test
	void leavesBuffersAsTheyAre() {
		DataBuffer buffer = buffer("abc");
		new BodyCollector(store(), 3, 100).add(buffer);
		assertThat(buffer.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
	}

	private void collect(long expected, long max, String... parts) {
		BodyCollector collector = new BodyCollector(store(), expected, max);
		for (String part : parts) {
			collector.add(buffer(part));
		}
		collector.complete();
	}

	private OriginOutcome.Store store() {
		HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
		CompletableFuture<CacheExchange> begun = this.cache
			.begin(new CacheRequest("GET", new CacheKey("test", "/"), none))
			.toCompletableFuture();
		HttpHeaders answer = HttpHeaders.of(Map.of("cache-control", List.of("max-age=60")), (name, value) -> true);
		return (OriginOutcome.Store) begun.join().onAnswer(200, answer);
	}

	private static DataBuffer buffer(String text) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
