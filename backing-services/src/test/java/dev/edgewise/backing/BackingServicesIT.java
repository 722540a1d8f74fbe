package dev.edgewise.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real programs, started, killed and started again.
 */
class BackingServicesIT {

	private static final Duration DEADLINE = Duration.ofSeconds(60);

	private final ChildProcesses children = new ChildProcesses();

	private final FreePorts ports = new FreePorts();

	@TempDir
	Path directory;

	@AfterEach
	void stopAll() {
		this.children.close();
	}

	@Test
	void postgresKeepsItsRowsWhenKilled() throws SQLException {
		PostgresServer server = new PostgresServer("postgres", this.ports.next(), this.directory.resolve("postgres"),
				this.directory.resolve("postgres.log"), new PostgresServer.Account("edgewise", "secret", "edgewise"));
		ManagedProcess postgres = new ManagedProcess(server, this.children).start().awaitReady(DEADLINE);
		try (Connection connection = connect(server)) {
			connection.createStatement().execute("CREATE TABLE notes AS SELECT 'kept' AS note");
		}
		postgres.kill();
		assertThat(postgres.isAlive()).isFalse();
		postgres.start().awaitReady(DEADLINE);
		try (Connection connection = connect(server);
				var rows = connection.createStatement().executeQuery("SELECT note FROM notes")) {
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString(1)).isEqualTo("kept");
		}
	}

	@Test
	void kafkaKeepsItsRecordsWhenKilledAndAdvertisesEachListenersOwnPort() throws Exception {
		int advertised = this.ports.next();
		KafkaListener behindRelay = new KafkaListener("lhr/gateway-edge", this.ports.next(), advertised);
		KafkaBroker broker = new KafkaBroker("kafka", this.ports.next(), this.ports.next(), List.of(behindRelay),
				this.directory.resolve("kafka"), this.directory.resolve("kafka.log"));
		ManagedProcess kafka = new ManagedProcess(broker, this.children).start().awaitReady(DEADLINE);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
			admin.createTopics(List.of(new NewTopic("notes", 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
		}
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"), new StringSerializer(),
				new StringSerializer())) {
			producer.send(new ProducerRecord<>("notes", "kept")).get(30, TimeUnit.SECONDS);
		}
		kafka.kill();
		kafka.start().awaitReady(DEADLINE);
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
			TopicPartition partition = new TopicPartition("notes", 0);
			assertThat(admin.listOffsets(Map.of(partition, org.apache.kafka.clients.admin.OffsetSpec.latest()))
				.partitionResult(partition)
				.get(30, TimeUnit.SECONDS)
				.offset()).isEqualTo(1);
		}
		assertThat(Files.readString(this.directory.resolve("kafka/server.properties")))
			.contains("LHR_GATEWAY_EDGE://127.0.0.1:" + advertised);
	}

	@Test
	void redisAnswersAndStopsWhenAsked() {
		RedisServer server = new RedisServer("lhr/redis", this.ports.next(), this.directory.resolve("redis"),
				this.directory.resolve("redis.log"));
		ManagedProcess redis = new ManagedProcess(server, this.children).start().awaitReady(DEADLINE);
		redis.stop();
		assertThat(redis.isAlive()).isFalse();
		assertThat(FreePorts.isFree(server.port())).isTrue();
	}

	@Test
	void aPausedProcessDoesNotAnswerUntilItIsResumed() {
		RedisServer server = new RedisServer("lhr/redis", this.ports.next(), this.directory.resolve("redis"),
				this.directory.resolve("redis.log"));
		ManagedProcess redis = new ManagedProcess(server, this.children).start().awaitReady(DEADLINE);
		redis.pause();
		assertThat(server.isReady(redis.pid())).isFalse();
		redis.resume();
		redis.awaitReady(DEADLINE);
	}

	private static Connection connect(PostgresServer server) throws SQLException {
		return DriverManager.getConnection(server.jdbcUrl(), server.account().user(), server.account().password());
	}

}
