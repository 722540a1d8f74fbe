package dev.edgewise.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.commons.io.FileUtils;

/**
 * PostgreSQL 17 on a data directory that survives restarts: loopback only, one superuser
 * with a password, one database. The cluster is created on the first start, aside and
 * renamed, so that an interrupted creation leaves nothing half made.
 *
 * @param name the name people know it by
 * @param port where it listens
 * @param directory where its data lives
 * @param log its log file
 * @param account user, password and database
 */
public record PostgresServer(String name, int port, Path directory, Path log, Account account) implements Program {

	/**
	 * Who may connect, and to what.
	 *
	 * @param user the superuser's name
	 * @param password the superuser's password
	 * @param database the database to create
	 */
	public record Account(String user, String password, String database) {
	}

	public PostgresServer {
		directory = directory.toAbsolutePath();
	}

	/** Where JDBC finds the database. */
	public String jdbcUrl() {
		return "jdbc:postgresql://localhost:" + this.port + "/" + this.account.database();
	}

	@Override
	public void prepare() throws IOException {
		Files.createDirectories(this.log.toAbsolutePath().getParent());
		if (!Files.exists(data().resolve("PG_VERSION"))) {
			createCluster();
		}
		removeStaleLock();
	}

	@Override
	public ProcessSpec spec() {
		List<String> command = command("postgres", "-D", data().toString(), "-p", String.valueOf(this.port), "-h",
				"127.0.0.1", "-k", "", "-c", "shared_buffers=24MB", "-c", "max_connections=200", "-c",
				"max_wal_size=128MB", "-c", "wal_level=logical", "-c", "max_parallel_workers=2", "-c",
				"autovacuum_max_workers=1", "-c", "log_min_messages=warning");
		return new ProcessSpec(this.name, command, this.directory, Map.of("LC_ALL", "C"), this.log, Signal.INT);
	}

	@Override
	public boolean isReady(long pid) {
		try {
			List<String> lines = Files.readAllLines(lock());
			return lines.size() > 7 && lines.get(0).strip().equals(String.valueOf(pid))
					&& lines.get(7).strip().equals("ready");
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void createCluster() throws IOException {
		Files.createDirectories(this.directory);
		Path aside = this.directory.resolve("data.new");
		FileUtils.deleteDirectory(aside.toFile());
		Path password = Files.createTempFile(this.directory, "password", "");
		try {
			Files.writeString(password, this.account.password());
			Commands.run(
					command("initdb", "-D", aside.toString(), "-U", this.account.user(), "--pwfile",
							password.toString(), "-A", "scram-sha-256", "--encoding=UTF8", "--locale=C",
							"--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions"),
					"", this.log);
		}
		finally {
			Files.delete(password);
		}
		Commands.run(command("postgres", "--single", "-D", aside.toString(), "postgres"),
				"CREATE DATABASE " + this.account.database() + "\n", this.log);
		Files.move(aside, data());
	}

	/** A killed server leaves its lock, and the number in it may be another process's. */
	private void removeStaleLock() throws IOException {
		if (Files.exists(lock())) {
			long holder = Math.abs(Long.parseLong(Files.readAllLines(lock()).getFirst().strip()));
			boolean held = ProcessHandle.of(holder)
				.flatMap((handle) -> handle.info().command())
				.filter((command) -> command.endsWith("postgres"))
				.isPresent();
			if (held) {
				throw new IOException("process " + holder + " already runs on " + data());
			}
			Files.delete(lock());
		}
	}

	private Path data() {
		return this.directory.resolve("data");
	}

	private Path lock() {
		return data().resolve("postmaster.pid");
	}

	private static List<String> command(String program, String... arguments) {
		try {
			List<String> command = new ArrayList<>(Unprivileged.prefix());
			command.add(PostgresBinaries.directory(BinaryCache.ofUser()).resolve(program).toString());
			command.addAll(List.of(arguments));
			return command;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no PostgreSQL for this machine", ex);
		}
	}

}
