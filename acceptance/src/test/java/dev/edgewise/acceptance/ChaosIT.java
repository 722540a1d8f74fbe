package dev.edgewise.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every process in turn is killed, and restarted, under load; afterwards every committed
 * edit is at every POP, and nobody had to do anything. Prints what recovered in how long.
 */
@Tag("proof")
class ChaosIT {

	private static final String SLUG = "the-way-through-a-gateway";

	private static final Duration CONVERGENCE = Duration.ofSeconds(60);

	private final Stack stack = Stack.running();

	private final Visitor visitor = new Visitor();

	@BeforeEach
	void bothPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void recoversFromTheCrashOfEachProcess() {
		inTurn("kill -9", this.stack.processes()::crash);
	}

	@Test
	void recoversFromTheRestartOfEachProcess() {
		inTurn("restart", this.stack.processes()::restart);
	}

	private void inTurn(String fault, Consumer<String> inject) {
		Newsroom newsroom = new Newsroom(this.stack);
		StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%n%-24s %10s %8s %8s %12s%n", fault,
				"recovered", "reads", "failed", "edits"));
		for (String process : this.stack.processes().names()) {
			table.append(injectOne(newsroom, process, inject));
		}
		System.out.println(table);
	}

	private String injectOne(Newsroom newsroom, String process, Consumer<String> inject) {
		LongAdder reads = new LongAdder();
		LongAdder failures = new LongAdder();
		LongAdder edits = new LongAdder();
		AtomicBoolean going = new AtomicBoolean(true);
		List<Thread> load = this.stack.pops()
			.stream()
			.map((pop) -> Thread.startVirtualThread(() -> readOn(pop, going, reads, failures)))
			.toList();
		Thread editor = Thread.startVirtualThread(() -> editOn(newsroom, process, going, edits));
		inject.accept(process);
		long injected = System.nanoTime();
		await().atMost(CONVERGENCE)
			.pollInterval(Duration.ofMillis(100))
			.ignoreExceptions()
			.untilAsserted(() -> assertConverged(newsroom.read(SLUG)));
		double recovered = (System.nanoTime() - injected) / 1e9;
		going.set(false);
		await().atMost(CONVERGENCE).until(() -> !editor.isAlive() && load.stream().noneMatch(Thread::isAlive));
		await().atMost(CONVERGENCE).ignoreExceptions().untilAsserted(() -> assertConverged(newsroom.read(SLUG)));
		return String.format(Locale.ROOT, "%-24s %8.1f s %8d %8d %12d%n", process, recovered, reads.sum(),
				failures.sum(), edits.sum());
	}

	private void assertConverged(JsonNode committed) {
		assertThat(committed.get("revision").asLong()).isPositive();
		for (String pop : this.stack.pops()) {
			JsonNode seen = Visitor.JSON
				.readTree(this.visitor.get(this.stack.gateway(pop).resolve("/api/content/articles/" + SLUG)).body());
			assertThat(seen.get("revision").asLong()).isGreaterThanOrEqualTo(committed.get("revision").asLong());
		}
	}

	private void readOn(String pop, AtomicBoolean going, LongAdder reads, LongAdder failures) {
		Visitor reader = new Visitor();
		while (going.get()) {
			try {
				int status = reader.get(this.stack.gateway(pop).resolve("/articles/" + SLUG)).statusCode();
				(status == 200 ? reads : failures).increment();
			}
			catch (IllegalStateException ex) {
				failures.increment();
			}
			pause(20);
		}
	}

	private void editOn(Newsroom newsroom, String process, AtomicBoolean going, LongAdder edits) {
		while (going.get()) {
			try {
				newsroom.retitle(newsroom.read(SLUG), "Edited while " + process + " fell " + System.nanoTime());
				edits.increment();
			}
			catch (RuntimeException ex) {
				// the core or its database is the one that fell
			}
			pause(250);
		}
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
