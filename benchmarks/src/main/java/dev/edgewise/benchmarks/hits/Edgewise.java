package dev.edgewise.benchmarks.hits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.edgewise.benchmarks.process.Ports;
import dev.edgewise.benchmarks.process.Programs;
import dev.edgewise.benchmarks.process.Server;

/**
 * Our gateway as it is shipped, started as the local launcher starts it. Without Kafka
 * and Redis: a hit on the heap asks neither. It is told that this is well for an hour,
 * else it would confirm the page after a minute.
 *
 * @param jvmOptions more options of the JVM, to profile or to compare
 */
record Edgewise(List<String> jvmOptions) implements Peer {

	/** Who asks across origins is not answered by the short way. */
	private static final Map<String, String> FROM_A_PAGE = Map.of("Origin", "http://localhost:8080");

	@Override
	public String name() {
		return "edgewise";
	}

	@Override
	public Optional<String> missing() {
		return Files.exists(directory().resolve("gateway-edge.jar")) ? Optional.empty()
				: Optional.of("./mvnw package -DskipTests -am -pl gateway-edge");
	}

	@Override
	public Server start(Path directory, int port, Origin origin) {
		List<String> command = new ArrayList<>(
				List.of(Programs.java(), "@" + Programs.repository().resolve("deploy/jvm.options")));
		if (Files.exists(directory().resolve("app.aot"))) {
			command.add("-XX:AOTCache=app.aot");
		}
		command.addAll(List.of("-Xms40m", "-Xmx96m"));
		command.addAll(this.jvmOptions);
		command.addAll(List.of("-jar", "gateway-edge.jar", "--server.port=" + port,
				"--management.server.port=" + Ports.free(), "--edgewise.identity.issuer=" + origin.url(),
				"--edgewise.cache.unconfirmed-limit=1h", "--spring.kafka.bootstrap-servers=127.0.0.1:1",
				"--spring.data.redis.port=1", "--edgewise.gateway.routes[0].id=origin",
				"--edgewise.gateway.routes[0].upstream=origin", "--edgewise.gateway.routes[0].url=" + origin.url(),
				"--edgewise.gateway.routes[0].paths[0]=/**", "--edgewise.gateway.routes[0].cached=true"));
		return Server.start(name(), directory(), directory.resolve("log"), command);
	}

	@Override
	public List<Visit> visits(Origin origin) {
		return List.of(new Visit(name(), Map.of()),
				new Visit(name() + ", signed in", Map.of("Cookie", "edgewise_lhr=" + origin.viewer().token())),
				new Visit(name() + ", ordinary way", FROM_A_PAGE));
	}

	private static Path directory() {
		return Programs.repository().resolve("gateway-edge/target/app");
	}

}
