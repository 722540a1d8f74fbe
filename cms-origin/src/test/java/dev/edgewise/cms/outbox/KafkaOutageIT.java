package dev.edgewise.cms.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.edgewise.backing.ChildProcesses;
import dev.edgewise.backing.FreePorts;
import dev.edgewise.backing.KafkaBroker;
import dev.edgewise.backing.ManagedProcess;
import dev.edgewise.cms.outbox.ContentChange.Action;
import dev.edgewise.cms.outbox.ContentChange.PurgeMode;
import dev.edgewise.cms.testing.Backing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class KafkaOutageIT {

	private static final int CHANGES = 40;

	private static final ChildProcesses PROCESSES = new ChildProcesses();

	private static final KafkaBroker BROKER = KafkaBroker.single("kafka", directory(), new FreePorts());

	private final ManagedProcess broker = new ManagedProcess(BROKER, PROCESSES);

	@Autowired
	ChangeJournal journal;

	@Autowired
	TransactionTemplate transaction;

	@Autowired
	JdbcClient jdbc;

	@Value("${spring.kafka.bootstrap-servers}")
	String kafka;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
		properties.add("spring.kafka.bootstrap-servers", BROKER::bootstrapServers);
	}

	@AfterAll
	static void stopKafka() throws IOException {
		PROCESSES.close();
		FileSystemUtils.deleteRecursively(BROKER.directory());
	}

	@Test
	void losesAndReordersNothingWhenKafkaIsKilledInBetween() {
		String article = UUID.randomUUID().toString();
		this.broker.start().awaitReady(Duration.ofSeconds(60));
		await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
			record(change(article, 1));
			return true;
		});
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(backlog()).isZero());
		this.broker.kill();
		for (int revision = 2; revision <= CHANGES; revision++) {
			record(change(article, revision));
		}
		assertThat(backlog()).isEqualTo(CHANGES - 1);
		this.broker.start().awaitReady(Duration.ofSeconds(60));
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(backlog()).isZero());
		List<ConsumerRecord<String, String>> purges = purgesOf(article);
		assertThat(purges.stream().map(KafkaOutageIT::revision).distinct()).hasSize(CHANGES).isSorted();
		assertThat(header(purges.getFirst(), "ce_type")).isEqualTo("dev.edgewise.cache.purge.v1");
		assertThat(header(purges.getFirst(), "ce_source")).isEqualTo("/core/cms-origin");
		assertThat(purges.getFirst().value()).contains("\"keys\":[\"article:" + article + "\"]", "\"mode\":\"soft\"",
				"\"all\":false", "\"cause\":{\"id\":\"" + article + "\",\"slug\":\"slug\",\"revision\":1}");
	}

	private List<ConsumerRecord<String, String>> purgesOf(String article) {
		Map<String, Object> config = Map.of("bootstrap.servers", this.kafka, "auto.offset.reset", "earliest");
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(config, new StringDeserializer(),
				new StringDeserializer())) {
			TopicPartition log = new TopicPartition(ChangeEvents.PURGES_TOPIC, 0);
			consumer.assign(List.of(log));
			long end = consumer.endOffsets(List.of(log)).getOrDefault(log, 0L);
			List<ConsumerRecord<String, String>> found = new ArrayList<>();
			while (consumer.position(log) < end) {
				consumer.poll(Duration.ofMillis(200)).forEach(found::add);
			}
			return found.stream().filter((message) -> article.equals(message.key())).toList();
		}
	}

	private static long revision(ConsumerRecord<String, String> message) {
		JsonNode purge = new JsonMapper().readTree(message.value());
		return purge.path("cause").path("revision").asLong();
	}

	private static String header(ConsumerRecord<String, String> message, String name) {
		return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

	private void record(ContentChange change) {
		this.transaction.executeWithoutResult((status) -> this.journal.record(change));
	}

	private static ContentChange change(String article, long revision) {
		return new ContentChange("article", article, "slug", revision, Action.UPDATED, List.of("article:" + article),
				PurgeMode.SOFT, Instant.now());
	}

	private static Path directory() {
		try {
			return Files.createTempDirectory("kafka");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private long backlog() {
		return this.jdbc.sql("select count(*) from outbox_record").query(Long.class).single();
	}

}
