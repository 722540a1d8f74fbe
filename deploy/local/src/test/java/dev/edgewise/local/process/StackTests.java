package dev.edgewise.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.edgewise.backing.ProcessFailedException;
import dev.edgewise.backing.ProcessSpec;
import dev.edgewise.backing.Program;
import dev.edgewise.backing.Signal;
import dev.edgewise.local.plan.Node;
import dev.edgewise.local.plan.PlannedProcess;
import dev.edgewise.local.wires.Wires;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

class StackTests {

	private static final String WORKS = "touch ready-$0; exec sleep 300";

	@TempDir
	Path directory;

	private final Wires wires = new Wires();

	private final List<String> events = new CopyOnWriteArrayList<>();

	@AfterEach
	void closeWires() {
		this.wires.close();
	}

	@Test
	void startsEachProcessAfterThoseItWaitsForAndStopsAll() {
		Stack stack = stack(planned("service", WORKS, "store"), planned("store", WORKS));
		stack.start();
		assertThat(this.events).containsExactly("store starts", "store is ready", "service starts", "service is ready");
		assertThat(stack.processes()).allMatch((process) -> process.state() == ProcessState.RUNNING);
		stack.close();
		assertThat(stack.processes()).allMatch((process) -> process.state() == ProcessState.STOPPED);
	}

	@Test
	void theFirstFailureFailsTheStart() {
		try (Stack stack = stack(planned("store", WORKS), planned("service", "echo bad luck; exit 4", "store"))) {
			assertThatExceptionOfType(ProcessFailedException.class).isThrownBy(stack::start)
				.withMessage("service ended while starting, exit code 4")
				.satisfies((problem) -> assertThat(problem.logTail()).contains("bad luck"));
		}
	}

	@Test
	void aProcessKnowsWhatItIsDoing() {
		try (Stack stack = stack(planned("store", WORKS))) {
			stack.start();
			StackProcess store = stack.process("store").orElseThrow();
			store.pause();
			assertThat(store.state()).isEqualTo(ProcessState.PAUSED);
			store.resume();
			store.cutOff();
			assertThat(store.state()).isEqualTo(ProcessState.CUT_OFF);
			store.reconnect();
			assertThat(store.state()).isEqualTo(ProcessState.RUNNING);
			store.kill();
			assertThat(store.state()).isEqualTo(ProcessState.STOPPED);
			assertThat(store.pid()).isZero();
			assertThatIllegalStateException().isThrownBy(store::pause);
			stack.start(store);
			assertThat(store.state()).isEqualTo(ProcessState.RUNNING);
			assertThatIllegalStateException().isThrownBy(() -> stack.start(store));
		}
	}

	@Test
	void aProcessThatEndsByItselfHasCrashedAndCanBeStartedAgain() {
		try (Stack stack = stack(planned("store", WORKS))) {
			stack.start();
			StackProcess store = stack.process("store").orElseThrow();
			Signal.KILL.send(store.pid());
			await().until(() -> this.events.contains("store has ended: 137"));
			assertThat(store.state()).isEqualTo(ProcessState.CRASHED);
			stack.start(store);
			assertThat(store.state()).isEqualTo(ProcessState.RUNNING);
		}
	}

	private Stack stack(PlannedProcess... plan) {
		List<PlannedProcess> ordered = List.of(plan)
			.stream()
			.sorted((left, right) -> Integer.compare(left.after().size(), right.after().size()))
			.toList();
		return new Stack(ordered, this.wires, new PidFile(this.directory.resolve("pids")), new Recorder());
	}

	private PlannedProcess planned(String name, String script, String... after) {
		ProcessSpec spec = new ProcessSpec(name, List.of("/bin/sh", "-c", script, name), this.directory, Map.of(),
				this.directory.resolve(name + ".log"), Signal.TERM);
		return new PlannedProcess(new Node(name, "lhr", name, 1, 0, 1), new Script(spec), List.of(after));
	}

	/**
	 * A shell script that says by a file that it is ready.
	 *
	 * @param spec how it starts
	 */
	private record Script(ProcessSpec spec) implements Program {

		@Override
		public int port() {
			return 1;
		}

		@Override
		public boolean isReady(long pid) {
			return Files.exists(this.spec.directory().resolve("ready-" + this.spec.name()));
		}

	}

	private final class Recorder implements StackListener {

		@Override
		public void starting(StackProcess process) {
			StackTests.this.events.add(process.name() + " starts");
		}

		@Override
		public void ready(StackProcess process) {
			StackTests.this.events.add(process.name() + " is ready");
		}

		@Override
		public void crashed(StackProcess process, int exitCode) {
			StackTests.this.events.add(process.name() + " has ended: " + exitCode);
		}

	}

}
