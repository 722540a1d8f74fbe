package dev.edgewise.gateway.purge;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.purge.PurgeIndex;
import dev.edgewise.cache.store.HeapStore;
import dev.edgewise.gateway.testing.FakeIssuer;
import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Purging by hand, at two gateways of one POP with real Kafka and Redis. */
class PurgeApiIT {

	private static final String LIFETIME = "Cache-Control: max-age=3600, stale-if-error=3600";

	private static FakeIssuer issuer;

	private static ScriptedUpstream upstream;

	private static TestGateway gateway;

	private static TestGateway other;

	private static String editor;

	private final String key = "article:" + UUID.randomUUID();

	@BeforeAll
	static void start() {
		issuer = new FakeIssuer();
		upstream = ScriptedUpstream.start();
		gateway = TestGateway.start(upstream.url(), Map.of("edgewise.identity.issuer", issuer.url()));
		other = TestGateway.start(upstream.url(), Map.of("edgewise.identity.issuer", issuer.url()));
		editor = issuer.token("edith", "editor", Duration.ofMinutes(15));
	}

	@AfterAll
	static void stop() {
		other.close();
		gateway.close();
		upstream.close();
		issuer.close();
	}

	@Test
	void takesEditorsOnly() {
		String body = "{\"keys\":[\"a\"],\"mode\":\"soft\"}";
		HttpResponse<String> nobody = post(body, "X-Nobody", "1");
		assertThat(nobody.statusCode()).isEqualTo(401);
		assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
		assertThat(nobody.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(post(body, "Authorization", "Bearer forged").statusCode()).isEqualTo(401);
		String member = issuer.token("max", "member", Duration.ofMinutes(15));
		assertThat(post(body, "Authorization", "Bearer " + member).statusCode()).isEqualTo(403);
		assertThat(post(body, "Cookie", "edgewise_lhr=" + editor).statusCode()).isEqualTo(202);
	}

	@Test
	void takesNoPageOfAForeignOriginAndNoForm() {
		assertThat(post("{\"all\":true,\"mode\":\"hard\"}", "Cookie", "edgewise_lhr=" + editor, "Origin",
				"https://evil.example")
			.statusCode()).isEqualTo(403);
		HttpResponse<String> form = gateway.send("POST", "/.edge/purge", "{\"all\":true,\"mode\":\"hard\"}",
				"Authorization", "Bearer " + editor, "Content-Type", "text/plain");
		assertThat(form.statusCode()).isEqualTo(415);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			no json                                          | body
			["a"]                                            | body
			{"keys":["a"]}                                   | mode
			{"keys":["a"],"mode":"gentle"}                   | mode
			{"mode":"soft"}                                  | keys
			{"keys":["a"],"urls":["/articles"],"mode":"soft"} | urls
			{"keys":"a","mode":"soft"}                       | keys
			{"keys":[],"mode":"soft"}                        | keys
			{"keys":["a",""],"mode":"soft"}                  | keys[1]
			{"keys":["a b"],"mode":"soft"}                   | keys[0]
			{"keys":[7],"mode":"soft"}                       | keys[0]
			{"urls":["/session"],"mode":"soft"}              | urls[0]
			{"urls":["nowhere"],"mode":"soft"}               | urls[0]
			{"urls":["/a b"],"mode":"soft"}                  | urls[0]
			{"groups":["a"],"mode":"soft"}                   | upstream
			{"groups":["a"],"upstream":"none","mode":"soft"} | upstream
			{"keys":["a"],"upstream":"content","mode":"soft"} | upstream
			{"expression":"a AND","mode":"hard"}             | expression
			{"expression":["a"],"mode":"hard"}               | expression
			{"expression":"a\\nOR b","mode":"hard"}         | expression
			{"groups":["a\\nb"],"upstream":"content","mode":"soft"} | groups[0]
			{"all":false,"mode":"hard"}                      | all
			{"prefix":"/a","mode":"hard"}                    | prefix
			""")
	void namesTheFieldThatIsWrong(String body, String field) {
		HttpResponse<String> answer = post(body, "Authorization", "Bearer " + editor);
		assertThat(answer.statusCode()).isEqualTo(400);
		JsonNode problem = JsonMapper.shared().readTree(answer.body());
		assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
		assertThat(problem.path("detail").asString()).startsWith(field);
	}

	@Test
	void isLimitedInSize() {
		String keys = "\"a\",".repeat(256) + "\"a\"";
		assertThat(post("{\"keys\":[" + keys + "],\"mode\":\"soft\"}", "Authorization", "Bearer " + editor).body())
			.contains("1 to 256");
	}

	@Test
	void tellsWhenEveryInstanceOfAPopHasAppliedIt() {
		String path = cached("old", "Surrogate-Key: " + this.key);
		other.get(path);
		HttpResponse<String> accepted = post("{\"keys\":[\"" + this.key + "\"],\"mode\":\"hard\"}", "Authorization",
				"Bearer " + editor);
		assertThat(accepted.statusCode()).isEqualTo(202);
		JsonNode purge = JsonMapper.shared().readTree(accepted.body());
		String status = accepted.headers().firstValue("Location").orElseThrow();
		assertThat(status).isEqualTo("/.edge/purge/" + purge.path("offset").asLong());
		assertThat(purge.path("log").asString()).isEqualTo(gateway.bean(HttpCache.class).position().log());
		upstream.on(path, reply(200, "new", LIFETIME));
		for (TestGateway asked : new TestGateway[] { gateway, other }) {
			JsonNode lhr = awaitApplied(asked, status, (pop) -> pop.path("pop").asString().equals("lhr"));
			assertThat(lhr.path("instances").asInt()).isGreaterThanOrEqualTo(2);
			assertThat(lhr.path("appliedAt").isString()).isTrue();
			assertThat(lhr.path("millis").asDouble()).isPositive();
			assertThat(asked.get(path).body()).isEqualTo("new");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "999999999", "-1" })
	void knowsNothingOfOtherOffsets(String offset) {
		HttpResponse<String> unknown = gateway.get("/.edge/purge/" + offset);
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body()).contains("newest 1000");
	}

	@Test
	void purgesAUrlInAllItsVariantsAtBothLevels() {
		String path = "/api/content/" + UUID.randomUUID();
		upstream.on(path, (request,
				out) -> reply(200, "old " + request.header("Accept-Language"), LIFETIME, "Vary: Accept-Language")
					.write(request, out));
		gateway.get(path, "Accept-Language", "en");
		gateway.get(path, "Accept-Language", "fr");
		gateway.get(path + "?page=2", "Accept-Language", "en");
		purge("{\"urls\":[\"" + gateway.url() + path + "\"],\"mode\":\"hard\"}");
		upstream.on(path, reply(200, "new", LIFETIME));
		emptyHeap(path);
		assertThat(gateway.get(path + "?page=2", "Accept-Language", "en").body()).isEqualTo("old en");
		assertThat(gateway.get(path, "Accept-Language", "en").body()).isEqualTo("new");
		assertThat(gateway.get(path, "Accept-Language", "fr").body()).isEqualTo("new");
	}

	@Test
	void purgesAGroupWithinItsOriginOnly() {
		String content = cached("content", "Cache-Groups: \"" + this.key + "\"");
		String shop = "/fails/soft/" + UUID.randomUUID();
		upstream.on(shop, reply(200, "shop", LIFETIME, "Cache-Groups: \"" + this.key + "\""));
		gateway.get(shop);
		purge("{\"groups\":[\"" + this.key + "\"],\"upstream\":\"content\",\"mode\":\"hard\"}");
		assertThat(cacheStatus(gateway.get(content))).doesNotContain("; hit");
		assertThat(cacheStatus(gateway.get(shop))).contains("; hit");
	}

	@Test
	void purgesByExpression() {
		String both = cached("both", "Surrogate-Key: " + this.key + " common");
		String one = cached("one", "Surrogate-Key: " + this.key);
		purge("{\"expression\":\"" + this.key + " AND NOT common\",\"mode\":\"hard\"}");
		assertThat(cacheStatus(gateway.get(one))).doesNotContain("; hit");
		assertThat(cacheStatus(gateway.get(both))).contains("; hit");
		assertThat(cacheStatus(gateway.get(one))).as("cached again").contains("; hit");
		assertThat(gateway.bean(PurgeIndex.class).liveExpressions()).isPositive();
	}

	@Test
	void purgesTheIndexToo() {
		String article = cached("article", "Surrogate-Key: " + this.key);
		String index = cached("index", "Surrogate-Key: articles-" + this.key + " " + this.key);
		purge("{\"keys\":[\"articles-" + this.key + "\"],\"mode\":\"hard\"}");
		assertThat(cacheStatus(gateway.get(article))).as("the index alone is purged").contains("; hit");
		assertThat(cacheStatus(gateway.get(index))).doesNotContain("; hit");
		purge("{\"keys\":[\"" + this.key + "\"],\"mode\":\"hard\"}");
		assertThat(cacheStatus(gateway.get(article))).doesNotContain("; hit");
		assertThat(cacheStatus(gateway.get(index))).as("content and every list of it").doesNotContain("; hit");
	}

	@Test
	void leavesUntaggedResponsesAndOtherKeysAlone() {
		String untagged = cached("untagged", "Surrogate-Key: ");
		String longer = cached("longer", "Surrogate-Key: " + this.key + "0");
		purge("{\"keys\":[\"" + this.key + "\"],\"mode\":\"hard\"}");
		assertThat(cacheStatus(gateway.get(untagged))).contains("; hit");
		assertThat(cacheStatus(gateway.get(longer))).contains("; hit");
		purge("{\"all\":true,\"mode\":\"hard\"}");
		assertThat(cacheStatus(gateway.get(untagged))).doesNotContain("; hit");
	}

	@Test
	void softPurgeServesOnlyWhileTheOriginFails() {
		String path = "/fails/soft/" + UUID.randomUUID();
		upstream.on(path, reply(200, "old", LIFETIME));
		gateway.get(path);
		purge("{\"urls\":[\"" + path + "\"],\"mode\":\"soft\"}");
		upstream.on(path, reply(503, "failing"));
		HttpResponse<String> stale = gateway.get(path);
		assertThat(stale.body()).isEqualTo("old");
		assertThat(stale.headers().firstValue("Edge-Knowledge")).contains("guess; reason=stale-if-error");
		upstream.on(path, reply(200, "new", LIFETIME));
		assertThat(gateway.get(path).body()).isEqualTo("new");
	}

	@Test
	void unsafeMethodsEndWhatOtherInstancesHold() {
		String path = cached("old");
		assertThat(cacheStatus(other.get(path))).contains("; hit");
		upstream.on(path, (request, out) -> reply(request.method().equals("PUT") ? 204 : 200, "new", LIFETIME,
				"Cache-Group-Invalidation: \"of " + this.key + "\"")
			.write(request, out));
		String grouped = "/api/content/" + UUID.randomUUID();
		upstream.on(grouped, reply(200, "old", LIFETIME, "Cache-Groups: \"of " + this.key + "\""));
		other.get(grouped);
		assertThat(gateway.send("PUT", path, "x").statusCode()).isEqualTo(204);
		assertThat(gateway.get(path).body()).as("at once where it was changed").isEqualTo("new");
		await().untilAsserted(() -> assertThat(other.get(path).body()).isEqualTo("new"));
		upstream.on(grouped, reply(200, "new", LIFETIME));
		await().untilAsserted(() -> assertThat(other.get(grouped).body()).isEqualTo("new"));
	}

	@Test
	void unsafeMethodIsNotOutrunByAFetchInFlight() throws InterruptedException {
		String path = "/api/content/" + UUID.randomUUID();
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch changed = new CountDownLatch(1);
		upstream.on(path, (request, out) -> {
			if (request.method().equals("GET")) {
				asked.countDown();
				awaitLatch(changed);
			}
			reply(200, "before", LIFETIME).write(request, out);
		});
		Thread reader = Thread.startVirtualThread(() -> gateway.get(path));
		assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
		assertThat(gateway.send("PUT", path, "x").statusCode()).isEqualTo(200);
		changed.countDown();
		reader.join();
		upstream.on(path, reply(200, "after", LIFETIME));
		assertThat(gateway.get(path).body()).isEqualTo("after");
	}

	@Test
	void explainsToEditorsWhyItWouldHitOrMiss() {
		String path = cached("old", "Surrogate-Key: " + this.key, "Cache-Groups: \"news\"", "Vary: Cookie");
		String url = "/.edge/cache/explain?url=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
		assertThat(gateway.get(url).statusCode()).isEqualTo(401);
		JsonNode hit = json(gateway.get(url, "Authorization", "Bearer " + editor));
		assertThat(hit.path("key").path("origin").asString()).isEqualTo("content");
		assertThat(hit.path("decision").asString()).isEqualTo("hit");
		JsonNode stored = hit.path("heap").path("response");
		assertThat(stored.path("surrogateKeys").path(0).asString()).isEqualTo(this.key);
		assertThat(stored.path("groups").path(0).asString()).isEqualTo("news");
		assertThat(stored.path("varies").path(0).asString()).isEqualTo("cookie");
		assertThat(stored.path("ttl").asLong()).isBetween(3500L, 3600L);
		await().untilAsserted(() -> assertThat(json(gateway.get(url, "Authorization", "Bearer " + editor)).path("redis")
			.path("response")
			.path("position")
			.asString()).contains(":"));
		JsonNode variant = json(gateway.get(url + "&header=Cookie:%20a=b", "Authorization", "Bearer " + editor));
		assertThat(variant.path("why").asString()).isEqualTo("vary-miss");
		purge("{\"keys\":[\"" + this.key + "\"],\"mode\":\"hard\"}");
		JsonNode purged = json(gateway.get(url, "Authorization", "Bearer " + editor));
		assertThat(purged.path("decision").asString()).isEqualTo("miss");
		assertThat(purged.path("heap").path("response").path("purged").asString()).startsWith(this.key + " hard at ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?url=/session", "?url=a%20b", "?url=/api/content/x&header=none" })
	void explainsOnlyWhatCanBeCached(String query) {
		assertThat(gateway.get("/.edge/cache/explain" + query, "Authorization", "Bearer " + editor).statusCode())
			.isEqualTo(400);
	}

	@Test
	void measuresPurges() {
		MeterRegistry meters = gateway.bean(MeterRegistry.class);
		long before = meters.get("edgewise.cache.purge.lag").timer().count();
		long offset = purge("{\"keys\":[\"" + this.key + "\"],\"mode\":\"soft\"}");
		assertThat(meters.get("edgewise.cache.purge.lag").timer().count()).isGreaterThan(before);
		assertThat(meters.get("edgewise.cache.purge.lag").timer().max(TimeUnit.SECONDS)).isBetween(0.0, 30.0);
		assertThat(meters.get("edgewise.cache.purge.position").gauge().value()).isGreaterThanOrEqualTo(offset);
		assertThat(meters.get("edgewise.cache.purge.tags").gauge().value()).isPositive();
		purge("{\"expression\":\"NOT any\",\"mode\":\"soft\"}");
		assertThat(meters.get("edgewise.cache.purge.expressions").gauge().value()).isPositive();
		cached("x".repeat(5000));
		assertThat(meters.get("edgewise.cache.bytes").gauge().value()).isGreaterThan(5000);
		assertThat(meters.get("edgewise.cache.entries").gauge().value()).isPositive();
	}

	@Test
	void promisesNothingWithoutKafka() {
		try (TestGateway alone = TestGateway.startAlone(upstream.url(), Map.of("spring.kafka.bootstrap-servers",
				"localhost:1", "spring.data.redis.port", "1", "edgewise.identity.issuer", issuer.url()))) {
			HttpResponse<String> refused = alone.send("POST", "/.edge/purge", "{\"all\":true,\"mode\":\"hard\"}",
					"Authorization", "Bearer " + editor, "Content-Type", "application/json");
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.headers().firstValue("Retry-After")).contains("5");
			assertThat(refused.body()).contains("out of reach");
		}
	}

	private static String cached(String body, String... lines) {
		String path = "/api/content/" + UUID.randomUUID();
		String[] all = Arrays.copyOf(lines, lines.length + 1);
		all[lines.length] = LIFETIME;
		upstream.on(path, reply(200, body, all));
		gateway.get(path);
		return path;
	}

	/** So that the second level has the word. */
	private static void emptyHeap(String path) {
		gateway.bean(HeapStore.class).remove(new CacheKey("content", path));
	}

	/** Purges, and waits until the gateway asked has applied it. */
	private static long purge(String body) {
		HttpResponse<String> accepted = post(body, "Authorization", "Bearer " + editor);
		assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
		long offset = json(accepted).path("offset").asLong();
		await().pollInterval(Duration.ofMillis(5))
			.until(() -> gateway.bean(HttpCache.class).position().offset() >= offset);
		return offset;
	}

	private static JsonNode awaitApplied(TestGateway asked, String status, Predicate<JsonNode> pop) {
		return await().atMost(Duration.ofSeconds(15)).ignoreExceptions().until(() -> {
			for (JsonNode one : json(asked.get(status)).path("pops")) {
				if (pop.test(one)) {
					return one;
				}
			}
			throw new IllegalStateException("no such POP");
		}, (one) -> one.path("applied").asBoolean());
	}

	private static HttpResponse<String> post(String body, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "Content-Type";
		all[headers.length + 1] = "application/json";
		return gateway.send("POST", "/.edge/purge", body, all);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

	private static String cacheStatus(HttpResponse<String> answer) {
		return answer.headers().firstValue("Cache-Status").orElse("");
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
