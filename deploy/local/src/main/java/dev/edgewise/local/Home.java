package dev.edgewise.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a stack: its data, logs and files. A folder that holds other things is
 * refused, because {@code --fresh} deletes.
 *
 * @param root the folder
 */
public record Home(Path root) {

	private static final String LOCK = "launcher.lock";

	public Home {
		root = root.toAbsolutePath().normalize();
	}

	public void create() throws IOException {
		if (Files.isDirectory(this.root) && !Files.exists(lock()) && !isEmpty()) {
			throw new LocalStackException(
					this.root + " is not a stack's home: it holds other files. Choose an empty folder.");
		}
		Files.createDirectories(this.root);
		Files.createDirectories(logs());
		Files.createDirectories(data());
	}

	/** Forgets all data and secrets of earlier runs. */
	public void forget() throws IOException {
		for (Path path : List.of(data(), secrets())) {
			deleteTree(path);
		}
		Files.createDirectories(data());
	}

	public void forgetLogs() throws IOException {
		try (Stream<Path> logs = Files.list(logs())) {
			for (Path log : logs.filter((path) -> !path.endsWith("launcher.log")).toList()) {
				Files.delete(log);
			}
		}
	}

	public Path data() {
		return this.root.resolve("data");
	}

	public Path data(String process) {
		return data().resolve(fileName(process));
	}

	public Path logs() {
		return this.root.resolve("logs");
	}

	public Path log(String process) {
		return logs().resolve(fileName(process) + ".log");
	}

	public Path stackFile() {
		return this.root.resolve("stack.json");
	}

	/** The topology as people see it. */
	public Path topology() {
		return this.root.resolve("topology.yaml");
	}

	/** The topology as one process reaches it, over its own wires. */
	public Path topology(String process) {
		return this.root.resolve("topology").resolve(fileName(process) + ".yaml");
	}

	public Path secrets() {
		return this.root.resolve("secrets.json");
	}

	public Path lock() {
		return this.root.resolve(LOCK);
	}

	public Path pids() {
		return this.root.resolve("pids");
	}

	private static String fileName(String process) {
		return process.replace('/', '-');
	}

	private boolean isEmpty() throws IOException {
		try (Stream<Path> entries = Files.list(this.root)) {
			return entries.allMatch((entry) -> entry.endsWith("logs"));
		}
	}

	private static void deleteTree(Path path) throws IOException {
		if (Files.exists(path)) {
			try (Stream<Path> tree = Files.walk(path)) {
				for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(entry);
				}
			}
		}
	}

}
