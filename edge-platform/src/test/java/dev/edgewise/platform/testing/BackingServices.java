package dev.edgewise.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

import dev.edgewise.backing.ChildProcesses;
import dev.edgewise.backing.FreePorts;
import dev.edgewise.backing.KafkaBroker;
import dev.edgewise.backing.ManagedProcess;
import dev.edgewise.backing.PostgresServer;
import dev.edgewise.backing.Program;
import dev.edgewise.backing.RedisServer;

/**
 * The one place that decides where tests get Kafka, Redis and PostgreSQL from: containers
 * where Docker answers, else the same programs as processes.
 * {@code EDGEWISE_TEST_BACKING=processes} leaves Docker aside. Each is started at the
 * first use, shared by all tests of a JVM, and ends with it.
 */
public final class BackingServices {

	private static final Duration START = Duration.ofSeconds(60);

	private BackingServices() {
	}

	public static boolean useDocker() {
		return Docker.AVAILABLE;
	}

	public static String kafkaBootstrapServers() {
		return Kafka.BOOTSTRAP_SERVERS;
	}

	/** Where a Redis listens. */
	public static HostAndPort redis() {
		return Redis.ADDRESS;
	}

	public static Database postgres() {
		return Postgres.DATABASE;
	}

	/**
	 * A Kafka of the caller's own, always a process, that can be killed and started again
	 * on its data.
	 */
	public static OwnKafka ownKafka() {
		KafkaBroker broker = KafkaBroker.single("own-kafka", Processes.directory("own-kafka"), Processes.PORTS);
		return new OwnKafka(new ManagedProcess(broker, Processes.CHILDREN), broker.bootstrapServers());
	}

	/** A port where nothing listens. */
	public static int freePort() {
		return Processes.PORTS.next();
	}

	/** A Kafka that has not been started yet. */
	public record OwnKafka(ManagedProcess process, String bootstrapServers) implements AutoCloseable {

		/** Starts it, or starts it again; returns when it answers. */
		public OwnKafka start() {
			this.process.start().awaitReady(START);
			return this;
		}

		@Override
		public void close() {
			this.process.kill();
		}

	}

	/** An address. */
	public record HostAndPort(String host, int port) {
	}

	/** How to reach a database. */
	public record Database(String url, String user, String password) {
	}

	private static final class Docker {

		static final boolean AVAILABLE = !"processes".equals(System.getenv("EDGEWISE_TEST_BACKING"))
				&& DockerClientFactory.instance().isDockerAvailable();

	}

	private static final class Processes {

		static final ChildProcesses CHILDREN = new ChildProcesses();

		static final FreePorts PORTS = new FreePorts();

		static final List<Path> DIRECTORIES = new CopyOnWriteArrayList<>();

		static {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				CHILDREN.close();
				DIRECTORIES.forEach((directory) -> FileSystemUtils.deleteRecursively(directory.toFile()));
			}));
		}

		static Path directory(String name) {
			try {
				Path directory = Files.createTempDirectory("edgewise-" + name);
				DIRECTORIES.add(directory);
				return directory;
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}

		static void start(Program program) {
			new ManagedProcess(program, CHILDREN).start().awaitReady(START);
		}

	}

	private static final class Kafka {

		static final String BOOTSTRAP_SERVERS = Docker.AVAILABLE ? container() : process();

		@SuppressWarnings("resource")
		private static String container() {
			KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");
			kafka.withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
			kafka.start();
			return kafka.getBootstrapServers();
		}

		private static String process() {
			KafkaBroker broker = KafkaBroker.single("test-kafka", Processes.directory("kafka"), Processes.PORTS);
			Processes.start(broker);
			return broker.bootstrapServers();
		}

	}

	private static final class Redis {

		static final HostAndPort ADDRESS = Docker.AVAILABLE ? container() : process();

		@SuppressWarnings("resource")
		private static HostAndPort container() {
			GenericContainer<?> redis = new GenericContainer<>("redis:8-alpine").withExposedPorts(6379);
			redis.start();
			return new HostAndPort(redis.getHost(), redis.getMappedPort(6379));
		}

		private static HostAndPort process() {
			int port = Processes.PORTS.next();
			Path directory = Processes.directory("redis");
			Processes.start(new RedisServer("test-redis", port, directory, directory.resolve("redis.log")));
			return new HostAndPort("127.0.0.1", port);
		}

	}

	private static final class Postgres {

		static final Database DATABASE = Docker.AVAILABLE ? container() : process();

		@SuppressWarnings("resource")
		private static Database container() {
			PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:17-alpine");
			// Each cached application context of a test run keeps its pool.
			postgres.withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=500");
			postgres.start();
			return new Database(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
		}

		private static Database process() {
			Path directory = Processes.directory("postgres");
			PostgresServer server = new PostgresServer("test-postgres", Processes.PORTS.next(), directory,
					directory.resolve("postgres.log"), new PostgresServer.Account("edgewise", "edgewise", "edgewise"));
			Processes.start(server);
			return new Database(server.jdbcUrl(), "edgewise", "edgewise");
		}

	}

}
