package dev.edgewise.backing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import redis.embedded.core.ExecutableProvider;

/**
 * A Redis of one POP: loopback only, 64 MB, evicts what was used least recently and keeps
 * nothing on disk, since all in it can be rebuilt. The {@code redis-server} on the PATH
 * is preferred; else a 6.2 that came as a Maven artifact.
 *
 * @param name the name people know it by
 * @param port where it listens
 * @param directory its working directory
 * @param log its log file
 */
public record RedisServer(String name, int port, Path directory, Path log) implements Program {

	private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] PONG = "+PONG".getBytes(StandardCharsets.US_ASCII);

	public RedisServer {
		directory = directory.toAbsolutePath();
	}

	@Override
	public void prepare() throws IOException {
		Files.createDirectories(this.directory);
	}

	@Override
	public ProcessSpec spec() {
		List<String> command = List.of(executable(), "--port", String.valueOf(this.port), "--bind", "127.0.0.1",
				"--daemonize", "no", "--dir", this.directory.toString(), "--save", "", "--appendonly", "no",
				"--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru", "--loglevel", "notice");
		return new ProcessSpec(this.name, command, this.directory, Map.of(), this.log, Signal.TERM);
	}

	@Override
	public boolean isReady(long pid) {
		return Loopback.answers(this.port, PING, PONG);
	}

	private static String executable() {
		return onPath().orElseGet(RedisServer::unpacked).toString();
	}

	private static Optional<Path> onPath() {
		return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(Pattern.quote(File.pathSeparator)))
			.map((directory) -> Path.of(directory, "redis-server"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static Path unpacked() {
		try {
			Path entry = BinaryCache.ofUser().entry("redis-6.2", RedisServer::unpackInto);
			return entry.resolve("redis-server");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("there is no redis-server on the PATH, and none fits this machine", ex);
		}
	}

	private static void unpackInto(Path directory) throws IOException {
		Path unpacked = ExecutableProvider.newJarResourceProvider(directory.toFile()).get().toPath();
		Files.move(unpacked, directory.resolve("redis-server"));
	}

}
