package dev.edgewise.benchmarks.hits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.edgewise.benchmarks.process.Programs;
import dev.edgewise.benchmarks.process.Server;

/** Varnish with its defaults, its cache in memory. */
final class Varnish implements Peer {

	private static final String CONFIGURATION = """
			vcl 4.1;
			backend origin {
			    .host = "127.0.0.1";
			    .port = "%d";
			}
			""";

	@Override
	public String name() {
		return "varnish";
	}

	@Override
	public Optional<String> missing() {
		return Programs.find("varnishd").isPresent() ? Optional.empty() : Optional.of("apt-get install varnish");
	}

	@Override
	public Server start(Path directory, int port, Origin origin) {
		Path file = directory.resolve("default.vcl");
		try {
			Files.writeString(file, CONFIGURATION.formatted(origin.url().getPort()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Server.start(name(), directory, directory.resolve("log"),
				List.of(Programs.find("varnishd").orElseThrow().toString(), "-F", "-j", "none", "-n",
						directory.resolve("work").toString(), "-a", "127.0.0.1:" + port, "-f", file.toString(), "-s",
						"malloc,64m"));
	}

}
