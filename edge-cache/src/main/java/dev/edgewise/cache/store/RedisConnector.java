package dev.edgewise.cache.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.jspecify.annotations.Nullable;

/**
 * One connection to Redis that nobody waits for: it is opened in the background at the
 * first use, and again at a later use after a failed attempt and a pause. While there is
 * none, there are no commands.
 */
public final class RedisConnector implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final RedisClient client;

	private final RedisURI uri;

	private final AtomicBoolean connecting = new AtomicBoolean();

	private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

	/**
	 * Connects by a client that its owner configures and closes; it should reject
	 * commands while disconnected, reconnect by itself, and bound its request queue:
	 * commands to a Redis that hangs pile up in it.
	 */
	public RedisConnector(RedisClient client, RedisURI uri) {
		this.client = client;
		this.uri = uri;
	}

	/**
	 * Commands of the open connection; empty, and an attempt to connect begun, while
	 * there is none.
	 */
	public Optional<RedisAsyncCommands<String, byte[]>> commands() {
		StatefulRedisConnection<String, byte[]> open = this.connection;
		if (open == null) {
			connect();
			return Optional.empty();
		}
		return open.isOpen() ? Optional.of(open.async()) : Optional.empty();
	}

	private void connect() {
		if (!this.connecting.compareAndSet(false, true)) {
			return;
		}
		open().whenComplete((opened, failure) -> {
			this.connection = opened;
			CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
				.execute(() -> this.connecting.set(false));
		});
	}

	private CompletionStage<StatefulRedisConnection<String, byte[]>> open() {
		try {
			return this.client.connectAsync(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE), this.uri);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedStage(ex);
		}
	}

	@Override
	public void close() {
		StatefulRedisConnection<String, byte[]> open = this.connection;
		if (open != null) {
			open.closeAsync();
		}
	}

}
