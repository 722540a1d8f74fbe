package dev.edgewise.benchmarks.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of this machine. */
public final class Programs {

	private Programs() {
	}

	/** Finds a program on the PATH, or where Debian puts servers. */
	public static Optional<Path> find(String name) {
		String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
		return Stream.of(path.split(File.pathSeparator))
			.filter((directory) -> !directory.isEmpty())
			.map((directory) -> Path.of(directory, name))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/** The {@code java} of the JDK that runs this. */
	public static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/** The repository's root. */
	public static Path repository() {
		return Path.of(System.getProperty("edgewise.repository", "..")).toAbsolutePath().normalize();
	}

}
