package dev.edgewise.gateway.cache;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.CacheRequest;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.OriginOutcome;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.collapse.FetchEnd;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.rules.CacheRules;
import dev.edgewise.cache.store.HeapStore;

import static org.assertj.core.api.Assertions.assertThat;

class BodyCollectorTest {

	private final HttpCache cache = new HttpCache(new HeapStore(1 << 20), new HeapStore(1 << 20),
			new CacheRules(new PurgeIndex(10), Duration.ofSeconds(60)), Clock.systemUTC());

	private final List<String> ends = new ArrayList<>();

	@Test
	void storesWhatArrivedWhole() {
		collect(6, 100, "abc", "def");
		assertThat(this.cache.entries()).isEqualTo(1);
	}

	@Test
	void storesBeforeTheClientHasTheLastOfIt() {
		BodyCollector collector = collector(6, 100, new Filling(1000));
		collector.add(bytes("abc"));
		assertThat(this.cache.entries()).isZero();
		collector.add(bytes("def"));
		assertThat(this.cache.entries()).isEqualTo(1);
	}

	@Test
	void storesEmptyContent() {
		collect(0, 100);
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
	void doesNotHoldMoreThanTheBoundOfAll() {
		Filling filling = new Filling(5);
		BodyCollector one = collector(-1, 100, filling);
		BodyCollector other = collector(-1, 100, filling);
		one.add(bytes("abc"));
		other.add(bytes("def"));
		other.complete();
		other.close();
		assertThat(this.cache.entries()).isZero();
		one.complete();
		assertThat(this.cache.entries()).isEqualTo(1);
		assertThat(filling.held()).isZero();
	}

	@Test
	void givesBackWhatItHeldOfABrokenAnswer() {
		Filling filling = new Filling(100);
		BodyCollector broken = collector(6, 100, filling);
		broken.add(bytes("abc"));
		assertThat(filling.held()).isEqualTo(3);
		broken.fail();
		assertThat(filling.held()).isZero();
		assertThat(this.ends).containsExactly("failed");
	}

	@Test
	void countsWhatItTookInInVainUntilTheClientHasIt() {
		Filling filling = new Filling(100);
		BodyCollector large = collector(-1, 5, filling);
		large.add(bytes("abc"));
		large.add(bytes("def"));
		assertThat(large.isCollecting()).isFalse();
		assertThat(filling.held()).isEqualTo(3);
		large.close();
		large.close();
		assertThat(filling.held()).isZero();
	}

	@Test
	void tellsThoseWhoWait() {
		collect(3, 100, "abc");
		collect(4, 100, "abc");
		collect(-1, 2, "abc");
		assertThat(this.ends).containsExactly("landed abc", "failed", "unshared");
	}

	private void collect(long expected, long max, String... parts) {
		BodyCollector collector = collector(expected, max, new Filling(1000));
		for (String part : parts) {
			collector.add(bytes(part));
		}
		collector.complete();
	}

	private BodyCollector collector(long expected, long max, Filling filling) {
		return new BodyCollector(store(), new Told(), expected, max, filling);
	}

	private OriginOutcome.Store store() {
		HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
		CompletableFuture<CacheExchange> begun = this.cache
			.begin(new CacheRequest("GET", new CacheKey("test", "/" + UUID.randomUUID()), none))
			.toCompletableFuture();
		HttpHeaders answer = HttpHeaders.of(Map.of("cache-control", List.of("max-age=60")), (name, value) -> true);
		return (OriginOutcome.Store) begun.join().onAnswer(200, answer);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private final class Told implements FetchEnd {

		@Override
		public void landed(StoredResponse response) {
			BodyCollectorTest.this.ends.add("landed " + new String(response.body(), StandardCharsets.UTF_8));
		}

		@Override
		public void unshared() {
			BodyCollectorTest.this.ends.add("unshared");
		}

		@Override
		public void failed() {
			BodyCollectorTest.this.ends.add("failed");
		}

	}

}
