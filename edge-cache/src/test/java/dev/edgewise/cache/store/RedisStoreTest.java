package dev.edgewise.cache.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.edgewise.backing.ChildProcesses;
import dev.edgewise.backing.FreePorts;
import dev.edgewise.backing.ManagedProcess;
import dev.edgewise.backing.RedisServer;
import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.purge.PurgePosition;

import static dev.edgewise.cache.Messages.KEY;
import static dev.edgewise.cache.Messages.bytes;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With a real Redis that is started, frozen and killed. */
class RedisStoreTest {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String NAME = "edgewise:cache:" + KEY;

	private final ChildProcesses children = new ChildProcesses();

	private final int port = new FreePorts().next();

	private final RedisURI uri = RedisURI.create("127.0.0.1", this.port);

	private final RedisClient client = RedisClient.create();

	private final RedisConnector connector = new RedisConnector(this.client, this.uri);

	private final RedisStore store = new RedisStore(this.connector, Duration.ofMillis(200), Duration.ofHours(1));

	private final StoredResponse response = stored(new PurgePosition("log", 7), "ETag: \"1\"", "Surrogate-Key: a b");

	private ManagedProcess redis;

	@BeforeEach
	void setUp(@TempDir Path directory) {
		this.redis = new ManagedProcess(new RedisServer("redis", this.port, directory, directory.resolve("redis.log")),
				this.children);
		this.client.setOptions(ClientOptions.builder()
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.build());
	}

	@AfterEach
	void stop() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(5));
		this.children.close();
	}

	@Test
	void findsWhatWasPutUntilItIsRemoved() {
		startAndConnect();
		assertThat(find()).isEqualTo(Selection.NOTHING);
		this.store.put(KEY, fields(), this.response);
		assertThat(find().response()).usingRecursiveComparison().isEqualTo(this.response);
		assertThat(this.store.find(new CacheKey("other", KEY.uri()), fields()).toCompletableFuture().join())
			.isEqualTo(Selection.NOTHING);
		this.store.remove(KEY);
		assertThat(find()).isEqualTo(Selection.NOTHING);
	}

	@Test
	void keepsVariantsApart() {
		startAndConnect();
		this.store.put(KEY, fields("Accept: a"), stored("Vary: Accept", "X: a"));
		this.store.put(KEY, fields("Accept: b"), stored("Vary: Accept", "X: b"));
		assertThat(find("Accept: a").response()).extracting((found) -> found.headers().firstValue("x").orElse(""))
			.isEqualTo("a");
		assertThat(find("Accept: b").response()).extracting((found) -> found.headers().firstValue("x").orElse(""))
			.isEqualTo("b");
		assertThat(find("Accept: c")).isEqualTo(Selection.OTHER_VARIANT);
	}

	@Test
	void letsResourcesExpire() {
		RedisCommands<String, byte[]> redis = startAndConnect();
		this.store.put(KEY, fields(), this.response);
		assertThat(find().response()).isNotNull();
		assertThat(redis.pttl(NAME)).isBetween(3_000_000L, 3_600_000L);
	}

	@Test
	void dropsAResourceOfTooManyVariants() {
		RedisCommands<String, byte[]> redis = startAndConnect();
		for (int i = 0; i < 200; i++) {
			this.store.put(KEY, fields("Accept: " + i), stored("Vary: Accept"));
		}
		await().atMost(PATIENCE).until(() -> redis.hlen(NAME) <= 65);
	}

	@Test
	void missesWhatItCannotRead() {
		RedisCommands<String, byte[]> redis = startAndConnect();
		redis.hset(NAME, Map.of("#vary", new byte[0], "", bytes("garbage")));
		assertThat(find()).isEqualTo(Selection.NOTHING);
		redis.hset(NAME, Map.of("#vary", new byte[] { 0, -1, 44, 13, 10 }));
		assertThat(find()).isEqualTo(Selection.OTHER_VARIANT);
		redis.del(NAME);
		redis.set(NAME, bytes("not a hash"));
		assertThat(find()).isEqualTo(Selection.NOTHING);
	}

	@Test
	void missesAtOnceWhereThereIsNoRedisAndFindsItLater() {
		assertThat(this.store.find(KEY, fields()).toCompletableFuture()).isCompletedWithValue(Selection.NOTHING);
		this.store.put(KEY, fields(), this.response);
		this.store.remove(KEY);
		startAndConnect();
		this.store.put(KEY, fields(), this.response);
		assertThat(find().response()).isNotNull();
	}

	@Test
	void missesWithinItsDeadlineWhileRedisHangs() {
		startAndConnect();
		this.store.put(KEY, fields(), this.response);
		await().atMost(PATIENCE).until(() -> find().response() != null);
		this.redis.pause();
		assertThat(this.store.find(KEY, fields()).toCompletableFuture()).succeedsWithin(Duration.ofSeconds(5))
			.isEqualTo(Selection.NOTHING);
		this.redis.resume();
		await().atMost(PATIENCE).until(() -> find().response() != null);
	}

	@Test
	void missesOnceRedisIsKilledAndReturnsWithIt() {
		startAndConnect();
		this.store.put(KEY, fields(), this.response);
		await().atMost(PATIENCE).until(() -> find().response() != null);
		this.redis.kill();
		assertThat(this.store.find(KEY, fields()).toCompletableFuture()).succeedsWithin(Duration.ofSeconds(5))
			.isEqualTo(Selection.NOTHING);
		this.store.put(KEY, fields(), this.response);
		this.redis.start().awaitReady(PATIENCE);
		await().atMost(PATIENCE).until(() -> {
			this.store.put(KEY, fields(), this.response);
			return find().response() != null;
		});
	}

	@Test
	void missesAfterItsClientWasClosed() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(5));
		assertThat(this.store.find(KEY, fields()).toCompletableFuture()).isCompletedWithValue(Selection.NOTHING);
		assertThat(find()).isEqualTo(Selection.NOTHING);
	}

	private RedisCommands<String, byte[]> startAndConnect() {
		this.redis.start().awaitReady(PATIENCE);
		await().atMost(PATIENCE).until(() -> this.connector.commands().isPresent());
		return this.client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), this.uri).sync();
	}

	private Selection find(String... lines) {
		return this.store.find(KEY, fields(lines)).toCompletableFuture().join();
	}

}
