package dev.edgewise.cache.store;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.Messages;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgePosition;

import static dev.edgewise.cache.Messages.KEY;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HeapStoreTest {

	private final HeapStore store = new HeapStore(1 << 20);

	@Test
	void findsWhatWasPut() {
		StoredResponse response = stored("ETag: \"1\"");
		this.store.put(KEY, fields("Accept: a"), response);
		assertThat(find("Accept: b")).isEqualTo(Selection.of(response));
		assertThat(this.store.select(new CacheKey("other", KEY.uri()), fields())).isEqualTo(Selection.NOTHING);
	}

	@Test
	void keepsVariantsApart() {
		StoredResponse german = stored("Vary: Accept-Language", "Content-Language: de");
		StoredResponse english = stored("Vary: Accept-Language", "Content-Language: en");
		this.store.put(KEY, fields("Accept-Language: de"), german);
		this.store.put(KEY, fields("Accept-Language: en"), english);
		assertThat(find("Accept-Language: de").response()).isSameAs(german);
		assertThat(find("Accept-Language: en").response()).isSameAs(english);
		assertThat(find("Accept-Language: fr")).isEqualTo(Selection.OTHER_VARIANT);
		assertThat(find()).isEqualTo(Selection.OTHER_VARIANT);
	}

	@Test
	void dropsVariantsOnceTheResourceVariesByOtherFields() {
		this.store.put(KEY, fields("Accept-Language: de"), stored("Vary: Accept-Language"));
		StoredResponse plain = stored("ETag: \"2\"");
		this.store.put(KEY, fields("Accept-Language: en"), plain);
		assertThat(find("Accept-Language: de").response()).isSameAs(plain);
	}

	@Test
	void replacesAVariantOfAFullResourceAndDropsTheOthersForANewOne() {
		for (int i = 0; i < 64; i++) {
			this.store.put(KEY, fields("Accept: " + i), stored("Vary: Accept"));
		}
		this.store.put(KEY, fields("Accept: 0"), stored("Vary: Accept", "ETag: \"new\""));
		assertThat(find("Accept: 63").response()).isNotNull();
		this.store.put(KEY, fields("Accept: 64"), stored("Vary: Accept"));
		assertThat(find("Accept: 64").response()).isNotNull();
		assertThat(find("Accept: 63").response()).isNull();
	}

	@Test
	void forgetsAllVariantsOfAKey() {
		this.store.put(KEY, fields("Accept: a"), stored("Vary: Accept"));
		this.store.remove(KEY);
		assertThat(find("Accept: a")).isEqualTo(Selection.NOTHING);
	}

	@Test
	void staysWithinItsBytes() {
		HeapStore small = new HeapStore(100_000);
		for (int i = 0; i < 200; i++) {
			small.put(new CacheKey("o", "/" + i), fields(), ofSize(5_000));
		}
		await().atMost(Duration.ofSeconds(10)).until(() -> small.bytes() <= 100_000);
		assertThat(small.bytes()).isPositive();
		assertThat(small.size()).isLessThanOrEqualTo(20);
	}

	@Test
	void aMillionResourcesTakeNoMoreThanItsBound() {
		long max = 16 << 20;
		HeapStore bounded = new HeapStore(max);
		long before = used();
		for (int i = 0; i < 1_000_000; i++) {
			bounded.put(new CacheKey("o", "/articles/" + i), fields("Accept: text/html"), ofSize(500));
		}
		await().atMost(Duration.ofSeconds(30)).until(() -> bounded.bytes() <= max);
		assertThat(bounded.size()).isBetween(1_000L, max / 500);
		assertThat(used() - before).as("heap in use").isLessThan(3 * max);
		assertThat(bounded.bytes()).isGreaterThan(max / 2);
	}

	private static long used() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

	@Test
	void keepsNothingLargerThanItself() {
		HeapStore small = new HeapStore(10_000);
		small.put(KEY, fields(), ofSize(20_000));
		await().atMost(Duration.ofSeconds(10)).until(() -> small.bytes() == 0);
	}

	private static StoredResponse ofSize(int bytes) {
		HttpHeaders none = fields();
		return new StoredResponse(200, none, new byte[bytes], Messages.START, Messages.START, PurgePosition.UNKNOWN,
				Set.of());
	}

	private Selection find(String... lines) {
		return this.store.find(KEY, fields(lines)).toCompletableFuture().join();
	}

}
