package dev.edgewise.cache.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.edgewise.backing.ChildProcesses;
import dev.edgewise.backing.FreePorts;
import dev.edgewise.backing.ManagedProcess;
import dev.edgewise.backing.RedisServer;
import dev.edgewise.cache.collapse.Leases;
import dev.edgewise.cache.collapse.Leases.Claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** With a real Redis that is frozen and killed. */
class RedisLeasesTest {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ChildProcesses children = new ChildProcesses();

	private final int port = new FreePorts().next();

	private final RedisClient client = RedisClient.create();

	private final RedisConnector connector = new RedisConnector(this.client, RedisURI.create("127.0.0.1", this.port));

	private final Leases leases = leases(Duration.ofSeconds(60));

	private ManagedProcess redis;

	@BeforeEach
	void start(@TempDir Path directory) {
		this.client.setOptions(ClientOptions.builder()
			.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
			.build());
		this.redis = new ManagedProcess(new RedisServer("redis", this.port, directory, directory.resolve("redis.log")),
				this.children);
		this.redis.start().awaitReady(PATIENCE);
		await().atMost(PATIENCE).until(() -> this.connector.commands().isPresent());
	}

	@AfterEach
	void stop() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(5));
		this.children.close();
	}

	@Test
	void oneHoldsItUntilItIsReleased() {
		String token = granted(claim(this.leases));
		assertThat(token).isNotEmpty();
		assertThat(claim(this.leases)).isEqualTo(new Claim.Taken());
		this.leases.release("page", token, false);
		assertThat(granted(claim(this.leases))).isNotEmpty().isNotEqualTo(token);
	}

	@Test
	void nobodyReleasesAnothers() {
		claim(this.leases);
		this.leases.release("page", "guessed", false);
		assertThat(claim(this.leases)).isEqualTo(new Claim.Taken());
	}

	@Test
	void endsByItself() {
		claim(leases(Duration.ofMillis(50)));
		await().atMost(PATIENCE).until(() -> claim(this.leases) instanceof Claim.Granted);
	}

	@Test
	void tellsThatWaitingIsInVain() {
		String token = granted(claim(this.leases));
		this.leases.release("page", token, true);
		assertThat(claim(this.leases)).isEqualTo(new Claim.Unshared());
		await().atMost(PATIENCE).until(() -> claim(this.leases) instanceof Claim.Granted);
	}

	@Test
	void everybodyFetchesWhileRedisHangs() {
		this.redis.pause();
		assertThat(granted(claim(this.leases))).isEmpty();
		this.redis.resume();
		await().atMost(PATIENCE)
			.until(() -> !(claim(this.leases) instanceof Claim.Granted granted) || !granted.token().isEmpty());
	}

	@Test
	void everybodyFetchesWithoutRedis() {
		this.redis.kill();
		assertThat(granted(claim(this.leases))).isEmpty();
		this.leases.release("page", "held before", false);
	}

	private Leases leases(Duration duration) {
		return new RedisLeases(this.connector, Duration.ofMillis(200), duration, Duration.ofMillis(300),
				UUID::randomUUID);
	}

	private static Claim claim(Leases leases) {
		return leases.claim("page").toCompletableFuture().join();
	}

	private static String granted(Claim claim) {
		assertThat(claim).isInstanceOf(Claim.Granted.class);
		return ((Claim.Granted) claim).token();
	}

}
