package dev.edgewise.backing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Kafka as one process, broker and controller in one, on a data directory that survives
 * restarts. It is a child JVM of the Java this JVM runs on, with the jars of this JVM's
 * class path, and never more than 192 MB of heap. Topics are not created by asking for
 * them.
 *
 * @param name the name people know it by
 * @param port where it listens
 * @param controllerPort where its controller listens
 * @param listeners further doors, each with an advertised port of its own
 * @param directory where its data, settings and class archive live
 * @param log its log file
 */
public record KafkaBroker(String name, int port, int controllerPort, List<KafkaListener> listeners, Path directory,
		Path log) implements Program {

	private static final String CLUSTER_ID = "ZWRnZXdpc2Utc3RhY2stMQ";

	public KafkaBroker {
		listeners = List.copyOf(listeners);
		directory = directory.toAbsolutePath();
	}

	/** A broker with one door. */
	public static KafkaBroker single(String name, Path directory, FreePorts ports) {
		return new KafkaBroker(name, ports.next(), ports.next(), List.of(), directory, directory.resolve("kafka.log"));
	}

	public String bootstrapServers() {
		return "127.0.0.1:" + this.port;
	}

	@Override
	public void prepare() throws IOException {
		Files.createDirectories(this.directory);
		Files.createDirectories(this.log.toAbsolutePath().getParent());
		Files.writeString(settings(), new KafkaSettings(this.port, this.controllerPort, this.listeners, data()).text());
		try (InputStream logback = Objects.requireNonNull(KafkaBroker.class.getResourceAsStream("kafka-logback.xml"))) {
			Files.write(this.directory.resolve("logback.xml"), logback.readAllBytes());
		}
		if (!Files.exists(data().resolve("meta.properties"))) {
			Commands.run(
					java("64m", "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", settings().toString()), "",
					this.log);
		}
	}

	@Override
	public ProcessSpec spec() {
		return new ProcessSpec(this.name, java("192m", "kafka.Kafka", settings().toString()), this.directory, Map.of(),
				this.log, Signal.TERM);
	}

	/** Asks which versions it speaks, the first request of every client. */
	@Override
	public boolean isReady(long pid) {
		byte[] request = ByteBuffer.allocate(14)
			.putInt(10)
			.putShort((short) 18)
			.putShort((short) 0)
			.putInt(7)
			.putShort((short) -1)
			.array();
		return Loopback.answersWith(this.port, request, 4, new byte[] { 0, 0, 0, 7, 0, 0 });
	}

	private List<String> java(String heap, String main, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
						"-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED",
						"--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true",
						"-Dlogback.configurationFile=" + this.directory.resolve("logback.xml"), "-cp",
						KafkaClassPath.current(), main));
		command.addAll(Arrays.asList(arguments));
		return command;
	}

	private Path settings() {
		return this.directory.resolve("server.properties");
	}

	private Path data() {
		return this.directory.resolve("data");
	}

}
