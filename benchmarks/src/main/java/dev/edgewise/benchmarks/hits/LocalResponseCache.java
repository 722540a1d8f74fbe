package dev.edgewise.benchmarks.hits;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.edgewise.benchmarks.localcache.LocalResponseCacheApplication;
import dev.edgewise.benchmarks.process.Programs;
import dev.edgewise.benchmarks.process.Server;

/**
 * Spring Cloud Gateway with the cache it brings along, in a JVM with the options that our
 * gateway has.
 */
final class LocalResponseCache implements Peer {

	@Override
	public String name() {
		return "local-response-cache";
	}

	@Override
	public Optional<String> missing() {
		return Optional.empty();
	}

	@Override
	public Server start(Path directory, int port, Origin origin) {
		return Server.start(name(), directory, directory.resolve("log"),
				List.of(Programs.java(), "@" + Programs.repository().resolve("deploy/jvm.options"), "-Xms40m",
						"-Xmx96m", "-cp", System.getProperty("java.class.path"),
						LocalResponseCacheApplication.class.getName(), "--server.port=" + port,
						"--origin=" + origin.url()));
	}

}
