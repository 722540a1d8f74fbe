package dev.edgewise.local.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import dev.edgewise.backing.ChildProcesses;
import dev.edgewise.backing.ProcessFailedException;
import dev.edgewise.local.plan.PlannedProcess;
import dev.edgewise.local.wires.Wires;
import org.jspecify.annotations.Nullable;

/**
 * The running stack. Each process starts as soon as those it waits for are ready, all
 * others at the same time. The first failure fails the start; {@link #close()} then stops
 * whatever runs. A process that ends later is reported and not started again: that is for
 * whoever watches the stack to decide.
 */
public final class Stack implements AutoCloseable {

	private final Map<String, StackProcess> processes = new LinkedHashMap<>();

	private final ChildProcesses children = new ChildProcesses();

	private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

	private final StackListener listener;

	private final CompletableFuture<Void> failure = new CompletableFuture<>();

	public Stack(List<PlannedProcess> plan, Wires wires, PidFile pids, StackListener listener) {
		this.listener = listener;
		for (PlannedProcess planned : plan) {
			this.processes.put(planned.node().name(), new StackProcess(planned, this.children, wires, pids));
		}
	}

	public List<StackProcess> processes() {
		return List.copyOf(this.processes.values());
	}

	public Optional<StackProcess> process(String name) {
		return Optional.ofNullable(this.processes.get(name));
	}

	/** Starts everything and waits until all is ready. */
	public void start() {
		Map<String, CompletableFuture<Void>> ready = new LinkedHashMap<>();
		for (StackProcess process : this.processes.values()) {
			CompletableFuture<?>[] before = process.after().stream().map(ready::get).toArray(CompletableFuture[]::new);
			ready.put(process.name(),
					CompletableFuture.allOf(before).thenRunAsync(() -> start(process), this.executor));
		}
		CompletableFuture<Void> all = CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
		ready.values().forEach((each) -> each.whenComplete((nothing, problem) -> failOn(problem)));
		try {
			CompletableFuture.anyOf(all, this.failure).join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException problem) ? problem : ex;
		}
	}

	/** Starts a process of the stack, for the first time or again. */
	public void start(StackProcess process) {
		this.listener.starting(process);
		process.start();
		process.onCrash((exitCode) -> {
			this.listener.crashed(process, exitCode);
			this.failure.completeExceptionally(
					new ProcessFailedException(process.spec(), "ended unexpectedly, exit code " + exitCode));
		});
		this.listener.ready(process);
	}

	private void failOn(@Nullable Throwable problem) {
		if (problem != null) {
			this.failure
				.completeExceptionally((problem instanceof CompletionException wrapped && wrapped.getCause() != null)
						? wrapped.getCause() : problem);
		}
	}

	/** Stops services first and what they need afterwards. */
	@Override
	public void close() {
		this.children.refuseMore();
		stop(StackProcess::isService);
		stop((process) -> true);
		this.children.close();
	}

	private void stop(Predicate<StackProcess> which) {
		CompletableFuture
			.allOf(this.processes.values()
				.stream()
				.filter(which)
				.map((process) -> CompletableFuture.runAsync(process::stop, this.executor))
				.toArray(CompletableFuture[]::new))
			.join();
	}

}
