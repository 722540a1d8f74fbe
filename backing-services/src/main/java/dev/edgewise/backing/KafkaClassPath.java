package dev.edgewise.backing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The broker's part of this JVM's class path, by the names the build wrote down. Versions
 * are not compared: the class path's own choice counts. Without the build's list, as in
 * some IDEs, the whole class path is taken.
 */
final class KafkaClassPath {

	private KafkaClassPath() {
	}

	static String current() {
		return select(System.getProperty("java.class.path"), jars());
	}

	static String select(String classPath, Set<String> artifacts) {
		List<String> entries = Arrays.asList(classPath.split(Pattern.quote(File.pathSeparator)));
		Stream<String> chosen = artifacts.isEmpty() ? entries.stream()
				: entries.stream().filter((entry) -> artifacts.contains(artifact(entry)));
		return chosen.collect(Collectors.joining(File.pathSeparator));
	}

	private static Set<String> jars() {
		try (InputStream list = KafkaClassPath.class.getResourceAsStream("kafka.jars")) {
			return (list == null) ? Set.of()
					: Arrays.stream(new String(list.readAllBytes(), StandardCharsets.UTF_8).strip().split(","))
						.map(KafkaClassPath::artifact)
						.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** {@code .../kafka_2.13-4.2.1.jar} is {@code kafka_2.13}. */
	private static String artifact(String entry) {
		return Path.of(entry).getFileName().toString().replaceFirst("-\\d[^-]*(-\\w+)?\\.jar$", "");
	}

}
