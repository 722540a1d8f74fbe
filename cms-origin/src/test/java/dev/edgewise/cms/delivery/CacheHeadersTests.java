package dev.edgewise.cms.delivery;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CacheHeadersTests {

	@Test
	void takesTheKeysOfAHundredArticles() {
		List<String> keys = Stream.generate(() -> "article:" + UUID.randomUUID()).limit(100).toList();
		assertThat(CacheHeaders.purgeable(keys).getFirst(CacheHeaders.SURROGATE_KEY).split(" ")).hasSize(100);
	}

	@Test
	void letsNobodyKeepWhatHasMoreKeysThanAHeaderTakes() {
		List<String> keys = Stream.generate(() -> "slug:" + "x".repeat(100))
			.limit(100)
			.map((key) -> key + UUID.randomUUID())
			.toList();
		assertThat(CacheHeaders.purgeable(keys).getCacheControl()).isEqualTo("no-store");
		assertThat(CacheHeaders.purgeable(keys).containsHeader(CacheHeaders.SURROGATE_KEY)).isFalse();
	}

}
