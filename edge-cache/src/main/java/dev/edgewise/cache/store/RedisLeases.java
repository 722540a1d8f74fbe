package dev.edgewise.cache.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.collapse.Leases;

/**
 * Leases in the POP's Redis: a key with a token that only its holder knows, set where
 * there is none, deleted only while it holds that token. Not for exclusion: two may fetch
 * where Redis is slow, forgetful, or away, and where a lease ends before its fetch.
 */
public final class RedisLeases implements Leases {

	private static final String PREFIX = "edgewise:lease:";

	/** In place of a token: the answer is none for all. */
	private static final byte[] UNSHARED = { '-' };

	private static final String RELEASE = """
			if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
			if ARGV[2] == '0' then return redis.call('del', KEYS[1]) end
			redis.call('set', KEYS[1], '-', 'PX', ARGV[2])
			return 1""";

	private final RedisConnector redis;

	private final Duration deadline;

	private final Duration duration;

	private final Duration hitForMiss;

	private final Supplier<UUID> tokens;

	/**
	 * Creates leases.
	 * @param deadline how long a claim may take before it is granted for nothing
	 * @param duration when a lease ends that nobody releases
	 * @param hitForMiss how long it is remembered that an answer could not be shared
	 */
	public RedisLeases(RedisConnector redis, Duration deadline, Duration duration, Duration hitForMiss,
			Supplier<UUID> tokens) {
		this.redis = redis;
		this.deadline = deadline;
		this.duration = duration;
		this.hitForMiss = hitForMiss;
		this.tokens = tokens;
	}

	@Override
	public CompletionStage<Claim> claim(String name) {
		return this.redis.commands()
			.map((commands) -> claim(commands, PREFIX + name))
			.orElseGet(() -> NONE.claim(name));
	}

	private CompletionStage<Claim> claim(RedisAsyncCommands<String, byte[]> commands, String name) {
		String token = this.tokens.get().toString();
		RedisFuture<String> set = commands.set(name, bytes(token), SetArgs.Builder.nx().px(this.duration));
		CompletableFuture<Claim> claim = set.thenCombine(commands.get(name), (done, held) -> answer(token, done, held))
			.toCompletableFuture();
		return claim.orTimeout(this.deadline.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((failure) -> new Claim.Granted(""));
	}

	private static Claim answer(String token, @Nullable String done, byte @Nullable [] held) {
		if (done != null) {
			return new Claim.Granted(token);
		}
		return Arrays.equals(held, UNSHARED) ? new Claim.Unshared() : new Claim.Taken();
	}

	@Override
	public void release(String name, String token, boolean unshared) {
		long remembered = unshared ? this.hitForMiss.toMillis() : 0;
		this.redis.commands()
			.ifPresent((commands) -> commands.eval(RELEASE, ScriptOutputType.INTEGER, new String[] { PREFIX + name },
					bytes(token), bytes(String.valueOf(remembered))));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
