package dev.edgewise.cache;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

class NegativeCachingTest {

	private final NegativeCaching negative = new NegativeCaching(Duration.ofSeconds(5));

	@ParameterizedTest
	@ValueSource(ints = { 404, 405, 410, 414, 501 })
	void givesRefusalsAShortLifetime(int status) {
		assertThat(this.negative.read(status, fields("ETag: \"1\"")).map()).containsKeys("ETag", "cdn-cache-control")
			.hasEntrySatisfying("cdn-cache-control", (value) -> assertThat(value).containsExactly("max-age=5"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 401, 403, 500, 503 })
	void leavesOtherAnswersAlone(int status) {
		assertThat(this.negative.read(status, fields()).map()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cache-Control: private", "CDN-Cache-Control: no-store", "Expires: 0", "Pragma: no-cache",
			"Set-Cookie: a=b" })
	void leavesWhatSaysSomethingAlone(String field) {
		assertThat(this.negative.read(404, fields(field)).map()).hasSize(1);
	}

	@Test
	void canBeTurnedOff() {
		assertThat(new NegativeCaching(Duration.ZERO).read(404, fields()).map()).isEmpty();
	}

}
