package dev.edgewise.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.edgewise.local.SafeFiles;
import org.jspecify.annotations.Nullable;

/**
 * Which processes a launcher has started, on disk: the last resort against leftovers. A
 * process is known by its number and the time it started, for numbers are used again.
 */
public final class PidFile {

	/** Two looks at one process's start may differ by the clock's adjustment. */
	private static final long SAME_START_MILLIS = 1500;

	private final Path file;

	private final List<Entry> entries = new ArrayList<>();

	public PidFile(Path file) {
		this.file = file;
	}

	/**
	 * A line of the file.
	 *
	 * @param pid the process's number
	 * @param started when it started
	 * @param name what it was
	 */
	private record Entry(long pid, long started, String name) {

		static Entry of(String name, ProcessHandle handle) {
			return new Entry(handle.pid(), startOf(handle), name);
		}

		static @Nullable Entry parse(String line) {
			String[] parts = line.split(" ", 3);
			return (parts.length == 3) ? new Entry(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]) : null;
		}

		Optional<ProcessHandle> alive() {
			return ProcessHandle.of(this.pid)
				.filter(ProcessHandle::isAlive)
				.filter((handle) -> Math.abs(startOf(handle) - this.started) < SAME_START_MILLIS);
		}

		String line() {
			return this.pid + " " + this.started + " " + this.name + "\n";
		}

		private static long startOf(ProcessHandle handle) {
			return handle.info().startInstant().map((start) -> start.toEpochMilli()).orElse(0L);
		}

	}

	/** Adds a process, and forgets those that have ended. */
	public synchronized void add(String name, ProcessHandle handle) {
		this.entries.removeIf((entry) -> entry.alive().isEmpty());
		this.entries.add(Entry.of(name, handle));
		StringBuilder lines = new StringBuilder();
		this.entries.forEach((entry) -> lines.append(entry.line()));
		try {
			SafeFiles.write(this.file, lines.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The process of that name in a launcher's file, if it is alive. */
	public static Optional<ProcessHandle> find(Path file, String name) {
		return read(file).stream()
			.filter((entry) -> entry.name().equals(name))
			.flatMap((entry) -> entry.alive().stream())
			.findFirst();
	}

	/**
	 * Kills what an earlier launcher has left behind.
	 * @return the names of what was killed
	 */
	public static List<String> sweep(Path file) {
		List<String> swept = new ArrayList<>();
		for (Entry entry : read(file)) {
			entry.alive().ifPresent((handle) -> {
				kill(handle);
				swept.add(entry.name());
			});
		}
		delete(file);
		return swept;
	}

	private static void kill(ProcessHandle handle) {
		List<ProcessHandle> family = new ArrayList<>(handle.descendants().toList());
		family.addFirst(handle);
		family.forEach(ProcessHandle::destroyForcibly);
		family.forEach((member) -> member.onExit().completeOnTimeout(member, 5, TimeUnit.SECONDS).join());
	}

	private static List<Entry> read(Path file) {
		try {
			List<Entry> entries = new ArrayList<>();
			for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
				Optional.ofNullable(Entry.parse(line)).ifPresent(entries::add);
			}
			return entries;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
