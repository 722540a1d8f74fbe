package dev.edgewise.cache.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.StoredResponse;

import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.purge.Purge.Mode.HARD;
import static dev.edgewise.cache.purge.Purge.Mode.SOFT;
import static org.assertj.core.api.Assertions.assertThat;

/** Purges by everything but surrogate keys. */
class PurgeScopesTest {

	private static final CacheKey TIDES = new CacheKey("cms-origin", "/articles/tides");

	private static final Duration RETENTION = Duration.ofHours(24);

	private final PurgeIndex index = new PurgeIndex(100, 3, RETENTION);

	@BeforeEach
	void follow() {
		this.index.begin("log", 0);
	}

	@Test
	void endsByAnExpressionWhatItHoldsFor() {
		this.index.apply(0, Purge.of(PurgeExpression.parse("a AND NOT b"), HARD));
		assertThat(verdict(-1, "Surrogate-Key: a")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(-1, "Surrogate-Key: a b")).isEqualTo(PurgeVerdict.SERVABLE);
		assertThat(verdict(0, "Surrogate-Key: a")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void endsByASoftExpressionSoftly() {
		this.index.apply(0, Purge.of(PurgeExpression.parse("a"), SOFT));
		assertThat(verdict(-1, "Surrogate-Key: a")).isEqualTo(PurgeVerdict.SOFT);
		this.index.apply(1, Purge.of(PurgeExpression.parse("NOT z"), HARD));
		this.index.apply(2, Purge.of(PurgeExpression.parse("a"), SOFT));
		assertThat(verdict(0, "Surrogate-Key: a")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(1, "Surrogate-Key: a")).isEqualTo(PurgeVerdict.SOFT);
	}

	@Test
	void widensTheOldestExpressionWhenThereAreTooMany() {
		for (int offset = 0; offset < 4; offset++) {
			this.index.apply(offset, Purge.of(PurgeExpression.parse("key" + offset), (offset == 0) ? SOFT : HARD));
		}
		assertThat(this.index.liveExpressions()).isEqualTo(3);
		assertThat(verdict(-1, "Surrogate-Key: other")).as("from before the widened one").isEqualTo(PurgeVerdict.SOFT);
		assertThat(verdict(0, "Surrogate-Key: other")).as("from after it").isEqualTo(PurgeVerdict.SERVABLE);
		assertThat(verdict(0, "Surrogate-Key: key1")).as("of one that is live").isEqualTo(PurgeVerdict.ENDED);
	}

	@Test
	void widensAnExpressionThatIsOlderThanAnythingRetained() {
		this.index.apply(0, Purge.of(PurgeExpression.parse("a"), HARD));
		this.index.confirm(START);
		this.index.apply(1, Purge.of(PurgeExpression.parse("b"), HARD));
		this.index.confirm(START.plus(RETENTION));
		assertThat(this.index.liveExpressions()).isEqualTo(2);
		this.index.confirm(START.plus(RETENTION).plusMillis(1));
		assertThat(this.index.liveExpressions()).isEqualTo(1);
		assertThat(verdict(-1, "Surrogate-Key: other")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(0, "Surrogate-Key: other")).isEqualTo(PurgeVerdict.SERVABLE);
		assertThat(verdict(0, "Surrogate-Key: b")).isEqualTo(PurgeVerdict.ENDED);
	}

	@Test
	void forgetsExpressionsWithTheirLog() {
		this.index.apply(0, Purge.of(PurgeExpression.parse("a"), HARD));
		this.index.begin("other", 0);
		assertThat(this.index.liveExpressions()).isZero();
	}

	@Test
	void endsByUrlAllVariantsAndNothingElse() {
		this.index.apply(0, Purge.of(Set.of(PurgeTag.of(TIDES)), HARD));
		assertThat(verdict(-1, "Vary: Accept-Language", "Content-Language: en")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdict(-1, "Vary: Accept-Language", "Content-Language: fr")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdictOf(new CacheKey("cms-origin", "/articles/tides?page=2"))).isEqualTo(PurgeVerdict.SERVABLE);
		assertThat(verdictOf(new CacheKey("markdown-render", "/articles/tides"))).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void endsByGroupWithinItsOriginOnly() {
		this.index.apply(0, Purge.of(Set.of(PurgeTag.of(new CacheGroup("cms-origin", "news"))), HARD));
		assertThat(verdictOf(TIDES, "Cache-Groups: \"other\", \"news\"")).isEqualTo(PurgeVerdict.ENDED);
		assertThat(verdictOf(new CacheKey("shop", "/articles/tides"), "Cache-Groups: \"news\""))
			.isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void takesNoKindForAnother() {
		this.index.apply(0, Purge.of(Set.of("news"), HARD));
		assertThat(verdictOf(TIDES, "Cache-Groups: \"news\"")).isEqualTo(PurgeVerdict.SERVABLE);
		this.index.apply(1, Purge.of(Set.of(PurgeTag.of(new CacheGroup("cms-origin", "fresh"))), HARD));
		assertThat(verdictOf(TIDES, "Surrogate-Key: fresh group cms-origin url")).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void keepsUntaggedResponsesApart() {
		assertThat(PurgeTag.of(TIDES, fields("Surrogate-Key:   "))).containsExactly(PurgeTag.of(TIDES));
		this.index.apply(0, Purge.of(Set.of("", " ", "a"), HARD));
		assertThat(verdictOf(TIDES, "Surrogate-Key: ")).isEqualTo(PurgeVerdict.SERVABLE);
		assertThat(verdictOf(TIDES)).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void saysWhichPurgeEndedAResponse() {
		this.index.apply(0, Purge.of(Set.of("a"), SOFT));
		assertThat(this.index.reason(response(TIDES, -1, "Surrogate-Key: a"))).contains("a soft at 0");
		this.index.apply(1, Purge.of(PurgeExpression.parse("b AND NOT c"), HARD));
		assertThat(this.index.reason(response(TIDES, -1, "Surrogate-Key: b")))
			.contains("(\"b\" AND NOT \"c\") hard at 1");
		this.index.apply(2, Purge.ofEverything(HARD));
		assertThat(this.index.reason(response(TIDES, -1))).contains("everything hard at 2");
		assertThat(this.index.reason(response(TIDES, 2))).isEmpty();
		this.index.begin("log", 9);
		assertThat(this.index.reason(response(TIDES, 2)).orElseThrow()).contains("position log:2");
	}

	@Test
	void endsByInvalidationWhatWasRequestedBefore() {
		this.index.invalidate(Set.of(PurgeTag.of(TIDES)), START);
		assertThat(verdictOf(TIDES)).isEqualTo(PurgeVerdict.ENDED);
		assertThat(this.index.reason(response(TIDES, 0)).orElseThrow()).startsWith("invalidated: url cms-origin/");
		assertThat(this.index.verdict(requestedAt(START.plusMillis(1)))).isEqualTo(PurgeVerdict.SERVABLE);
		assertThat(verdictOf(new CacheKey("cms-origin", "/"))).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void leavesAnInvalidationToTheLogOnceItIsThere() {
		this.index.invalidate(Set.of(PurgeTag.of(TIDES)), START);
		this.index.invalidate(Set.of(PurgeTag.of(TIDES)), START.plusMillis(2));
		this.index.settle(Set.of(PurgeTag.of(TIDES)), START);
		assertThat(this.index.verdict(requestedAt(START.plusMillis(1)))).isEqualTo(PurgeVerdict.ENDED);
		this.index.settle(Set.of(PurgeTag.of(TIDES)), START.plusMillis(2));
		assertThat(this.index.verdict(requestedAt(START))).isEqualTo(PurgeVerdict.SERVABLE);
	}

	@Test
	void endsEverythingFromBeforeTheInvalidationsItForgets() {
		for (int i = 0; i <= 10_000; i++) {
			this.index.invalidate(Set.of("url origin/" + i), START.plusMillis(i));
		}
		assertThat(verdictOf(TIDES)).isEqualTo(PurgeVerdict.ENDED);
		assertThat(this.index.verdict(requestedAt(START.plusMillis(1)))).isEqualTo(PurgeVerdict.SERVABLE);
	}

	private PurgeVerdict verdict(long offset, String... lines) {
		return this.index.verdict(response(TIDES, offset, lines));
	}

	private PurgeVerdict verdictOf(CacheKey key, String... lines) {
		return this.index.verdict(response(key, -1, lines));
	}

	private static StoredResponse response(CacheKey key, long offset, String... lines) {
		return new StoredResponse(200, fields(lines), new byte[0], START, START, new PurgePosition("log", offset),
				PurgeTag.of(key, fields(lines)));
	}

	private static StoredResponse requestedAt(Instant instant) {
		return new StoredResponse(200, fields(), new byte[0], instant, instant, new PurgePosition("log", -1),
				PurgeTag.of(TIDES, fields()));
	}

}
