package dev.edgewise.platform.cache;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.purge.CacheGroup;
import dev.edgewise.cache.purge.Purge;
import dev.edgewise.cache.purge.Purge.Mode;
import dev.edgewise.cache.purge.PurgeExpression;
import dev.edgewise.cache.purge.PurgeTag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PurgeEventTests {

	private static final CacheKey PAGE = new CacheKey("markdown-render", "/articles/tides?page=2");

	private static final CacheGroup GROUP = new CacheGroup("cms-origin", "the news");

	@Test
	void readsWhatTheCoreWrites() {
		assertThat(
				read("""
						{"keys":["article:1","articles"],"mode":"SOFT","all":false,
						 "cause":{"id":"1","slug":"tides","revision":2,"later":"more"},"committedAt":"2026-11-23T10:00:00Z"}"""))
			.isEqualTo(Purge.of(Set.of("article:1", "articles"), Mode.SOFT));
	}

	@Test
	void readsWhatItWrites() {
		byte[] written = JsonMapper.shared()
			.writeValueAsBytes(
					new PurgeEvent(List.of("a"), List.of(PAGE), List.of(GROUP), null, "hard", false, null, null));
		assertThat(new String(written, StandardCharsets.UTF_8)).doesNotContain("null", "expression");
		assertThat(PurgeEvent.read(JsonMapper.shared(), PurgeEvent.TYPE, written).purge())
			.isEqualTo(Purge.of(Set.of("a", PurgeTag.of(PAGE), PurgeTag.of(GROUP)), Mode.HARD));
	}

	@Test
	void readsExpressions() {
		assertThat(read("{\"expression\":\"a AND NOT b\",\"mode\":\"soft\"}"))
			.isEqualTo(Purge.of(PurgeExpression.parse("a AND NOT b"), Mode.SOFT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"prefixes\":[\"/a\"],\"mode\":\"hard\"}", "{\"keys\":[\"a\"],\"except\":[\"b\"]}",
			"{\"urls\":\"/a\",\"mode\":\"hard\"}", "{\"urls\":[\"/a\"]}", "{\"expression\":\"a XOR b c\"}",
			"{\"all\":true}" })
	void purgesEverythingWhereItDoesNotKnowTheKind(String data) {
		assertThat(read(data)).isEqualTo(Purge.ofEverything(Mode.HARD));
	}

	@Test
	void purgesEverythingForAnEventOfANewerType() {
		assertThat(PurgeEvent
			.read(JsonMapper.shared(), "dev.edgewise.cache.purge.v2", "{\"keys\":[\"a\"],\"mode\":\"soft\"}".getBytes())
			.purge()).isEqualTo(Purge.ofEverything(Mode.SOFT));
	}

	@Test
	void takesAModeItDoesNotKnowForHard() {
		assertThat(read("{\"keys\":[\"a\"],\"mode\":\"gentle\"}")).isEqualTo(Purge.of(Set.of("a"), Mode.HARD));
		assertThat(read("{\"keys\":[\"a\"]}")).isEqualTo(Purge.of(Set.of("a"), Mode.HARD));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"keys\":[],\"mode\":\"soft\"}", "[]", "\"all\"", "no json" })
	void refusesWhatIsNoPurge(String data) {
		assertThatThrownBy(() -> read(data)).isInstanceOf(RuntimeException.class);
	}

	private static Purge read(String data) {
		return PurgeEvent.read(JsonMapper.shared(), PurgeEvent.TYPE, data.getBytes(StandardCharsets.UTF_8)).purge();
	}

}
