package dev.edgewise.cache.store;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;

import dev.edgewise.cache.CacheKey;
import dev.edgewise.cache.StoredResponse;
import dev.edgewise.cache.rules.Vary;

/**
 * The second level: the POP's Redis, shared by every instance in the POP. A resource is a
 * hash with one field per variant, and one that names what it varies by; the whole
 * resource expires {@code retention} after its last change. A resource of more than
 * {@value #MAX_VARIANTS} variants is dropped.
 * <p>
 * Redis being away, slow or holding what cannot be read costs misses: a look-up that
 * takes longer than {@code deadline} is one, and a put that fails is forgotten. Stages
 * complete on a thread of the Redis client or of the deadline's timer: do not block it.
 */
public final class RedisStore implements CacheStore {

	private static final String PREFIX = "edgewise:cache:";

	private static final String VARY_FIELD = "#vary";

	private static final String PLAIN_VARIANT = "";

	private static final int MAX_VARIANTS = 64;

	private final RedisConnector redis;

	private final StoredResponseCodec codec = new StoredResponseCodec();

	private final Duration deadline;

	private final Duration retention;

	public RedisStore(RedisConnector redis, Duration deadline, Duration retention) {
		this.redis = redis;
		this.deadline = deadline;
		this.retention = retention;
	}

	@Override
	public CompletionStage<Selection> find(CacheKey key, HttpHeaders request) {
		Optional<RedisAsyncCommands<String, byte[]>> commands = this.redis.commands();
		if (commands.isEmpty()) {
			return CompletableFuture.completedFuture(Selection.NOTHING);
		}
		return find(commands.get(), PREFIX + key, request).toCompletableFuture()
			.orTimeout(this.deadline.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((failure) -> Selection.NOTHING);
	}

	private CompletionStage<Selection> find(RedisAsyncCommands<String, byte[]> commands, String name,
			HttpHeaders request) {
		return commands.hmget(name, VARY_FIELD, PLAIN_VARIANT).thenCompose((fields) -> {
			if (!fields.get(0).hasValue()) {
				return CompletableFuture.completedFuture(Selection.NOTHING);
			}
			String variant = vary(fields.get(0)).variant(request);
			if (variant.isEmpty()) {
				return CompletableFuture.completedFuture(read(fields.get(1).getValueOrElse(new byte[0])));
			}
			return commands.hget(name, variant)
				.thenApply((bytes) -> (bytes != null) ? read(bytes) : Selection.OTHER_VARIANT);
		});
	}

	private static Vary vary(KeyValue<String, byte[]> field) {
		String names = new String(field.getValue(), StandardCharsets.UTF_8);
		return names.isEmpty() ? Vary.NONE : new Vary(List.of(names.split(",")));
	}

	private Selection read(byte[] bytes) {
		return this.codec.decode(bytes).map(Selection::of).orElse(Selection.NOTHING);
	}

	@Override
	public void put(CacheKey key, HttpHeaders request, StoredResponse response) {
		this.redis.commands().ifPresent((commands) -> {
			Vary vary = Vary.of(response.headers());
			String name = PREFIX + key;
			byte[] fields = String.join(",", vary.fields()).getBytes(StandardCharsets.UTF_8);
			commands.hset(name, Map.of(VARY_FIELD, fields, vary.variant(request), this.codec.encode(response)));
			commands.pexpire(name, this.retention);
			if (!vary.fields().isEmpty()) {
				boundVariants(commands, name);
			}
		});
	}

	private static void boundVariants(RedisAsyncCommands<String, byte[]> commands, String name) {
		commands.hlen(name).thenAccept((fields) -> {
			if (fields > MAX_VARIANTS + 1) {
				commands.del(name);
			}
		});
	}

	@Override
	public void remove(CacheKey key) {
		this.redis.commands().ifPresent((commands) -> commands.del(PREFIX + key));
	}

}
