package dev.edgewise.acceptance;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/** Where a service has two replicas, one of them may fall and no reader notices. */
@Tag("proof")
class ReplicasIT {

	private static final String SLUG = "the-seven-habits";

	private static final long READS_EACH = 200;

	private final Stack stack = Stack.running();

	@BeforeEach
	void allPopsAreReady() {
		this.stack.pops().forEach(this.stack::awaitReady);
	}

	@Test
	void serveWhileOneOfThemIsKilledAndAnotherComesBack() {
		List<String> twins = this.stack.processes().names().stream().filter((name) -> name.endsWith("-2")).toList();
		assumeThat(twins).as("started with replicas").isNotEmpty();
		Newsroom newsroom = new Newsroom(this.stack);
		for (String twin : twins) {
			Load load = new Load(this.stack, newsroom, SLUG);
			try (load) {
				awaitReads(load);
				this.stack.kill(twin);
				awaitReads(load);
				this.stack.start(twin);
				awaitReads(load);
			}
			System.out.printf("%s killed and started again: %d reads, %d failed, %d edits%n", twin, load.reads(),
					load.failedReads(), load.edits());
			assertThat(load.failedReads()).as("reads that failed while %s fell", twin).isZero();
		}
	}

	private static void awaitReads(Load load) {
		long wanted = load.reads() + READS_EACH;
		await().atMost(Duration.ofMinutes(1)).until(() -> load.reads() >= wanted);
	}

}
