package dev.edgewise.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every process in turn falls under load; afterwards every committed edit is at every
 * POP, and nobody had to do anything but start what was stopped on purpose. Prints what
 * recovered in how long.
 */
@Tag("proof")
class ChaosIT {

	private static final String SLUG = "the-way-through-a-gateway";

	private static final Duration CONVERGENCE = Duration.ofSeconds(60);

	private static final Duration STOPPED = Duration.ofSeconds(5);

	private final Stack stack = Stack.running();

	private final Processes processes = this.stack.processes();

	private final Visitor visitor = new Visitor();

	@BeforeEach
	void allPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void recoversFromTheCrashOfEachProcess() {
		inTurn("kill -9", this.processes.names(), this.processes::crash);
	}

	@Test
	void recoversFromTheRestartOfEachProcess() {
		inTurn("restart", this.processes.names(), this.processes::restart);
	}

	@Test
	void recoversWhenAStoppedProcessIsStarted() {
		inTurn("stopped for 5 s", this.processes.names(), (process) -> {
			this.processes.kill(process);
			await().pollDelay(STOPPED).until(() -> true);
			this.processes.start(process);
		});
	}

	@Test
	void recoversFromTheLossOfARedisAndItsVolume() {
		inTurn("Redis and volume lost",
				this.processes.names().stream().filter((process) -> process.endsWith("/redis")).toList(),
				this.processes::lose);
	}

	private void inTurn(String fault, List<String> names, Consumer<String> inject) {
		Newsroom newsroom = new Newsroom(this.stack);
		StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%n%-24s %10s %8s %8s %12s%n", fault,
				"recovered", "reads", "failed", "edits"));
		names.forEach((process) -> table.append(injectOne(newsroom, process, inject)));
		System.out.println(table);
	}

	/**
	 * Recovered is: edits are taken again, and every POP shows one that was made after
	 * the fault. The next fault waits until the process itself is ready.
	 */
	private String injectOne(Newsroom newsroom, String process, Consumer<String> inject) {
		Load load = new Load(this.stack, newsroom, SLUG);
		double recovered;
		try (load) {
			inject.accept(process);
			long injected = System.nanoTime();
			long edits = load.edits();
			eventually(() -> assertThat(load.edits()).isGreaterThan(edits));
			awaitConvergence(newsroom.read(SLUG));
			recovered = (System.nanoTime() - injected) / 1e9;
		}
		awaitConvergence(newsroom.read(SLUG));
		this.processes.awaitReady(process);
		return String.format(Locale.ROOT, "%-24s %8.1f s %8d %8d %12d%n", process, recovered, load.reads(),
				load.failedReads(), load.edits());
	}

	private void awaitConvergence(JsonNode committed) {
		eventually(() -> assertConverged(committed));
	}

	private static void eventually(ThrowingRunnable assertion) {
		await().atMost(CONVERGENCE).pollInterval(Duration.ofMillis(100)).ignoreExceptions().untilAsserted(assertion);
	}

	private void assertConverged(JsonNode committed) {
		assertThat(committed.get("revision").asLong()).isPositive();
		for (String pop : this.stack.pops()) {
			JsonNode seen = Visitor.JSON
				.readTree(this.visitor.get(this.stack.gateway(pop).resolve("/api/content/articles/" + SLUG)).body());
			assertThat(seen.get("revision").asLong()).isGreaterThanOrEqualTo(committed.get("revision").asLong());
		}
	}

}
