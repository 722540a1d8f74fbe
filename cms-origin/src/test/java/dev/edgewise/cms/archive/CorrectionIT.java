package dev.edgewise.cms.archive;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.edgewise.cms.testing.Backing;
import dev.edgewise.cms.testing.Tokens;
import dev.edgewise.platform.testing.BackingServices;
import example.edgewise.schemas.archive._2007.types.CorrectionKind;
import example.edgewise.schemas.archive._2009.messages.RequestCorrection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "edgewise.identity.key-secret=of-the-test")
class CorrectionIT {

	private static final String CORRECTIONS = "/api/archive/corrections";

	private final HttpClient http = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@LocalServerPort
	int port;

	@Autowired
	CorrectionDesk desk;

	@Autowired
	JwtEncoder encoder;

	@Autowired
	JdbcClient jdbc;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
		properties.add("spring.kafka.bootstrap-servers", BackingServices::kafkaBootstrapServers);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		await().atMost(Duration.ofSeconds(60))
			.until(() -> this.http.send(request("/readyz").GET().build(), BodyHandlers.ofString()).statusCode() == 200);
	}

	@Test
	void tellsEachStatusInOrderAndNothingOfWhoAsked() throws Exception {
		Correction received = receive();
		assertThat(decide(received.id(), "{\"accepted\": true, \"note\": \"You are right.\"}").statusCode())
			.isEqualTo(200);
		List<ConsumerRecord<String, String>> events = new ArrayList<>();
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			events.clear();
			events.addAll(eventsOf(received.id()));
			assertThat(events).extracting((event) -> this.json.readTree(event.value()).path("status").asString())
				.containsExactly("RECEIVED", "ACCEPTED");
		});
		JsonNode last = this.json.readTree(events.getLast().value());
		assertThat(last.path("articleId").asString()).isEqualTo(received.articleId());
		assertThat(last.path("kind").asString()).isEqualTo("FACT");
		assertThat(last.path("note").asString()).isEqualTo("You are right.");
		assertThat(header(events.getLast(), "ce_type")).isEqualTo(CorrectionSender.TYPE);
		assertThat(header(events.getLast(), "ce_subject")).isEqualTo(received.id());
		assertThat(events).extracting(ConsumerRecord::value)
			.allSatisfy((event) -> assertThat(event).doesNotContain("reader@example.org", received.text()));
	}

	@Test
	void isDecidedOnce() throws Exception {
		String id = receive().id();
		assertThat(decide(id, "{\"accepted\": false}").body()).contains("\"status\":\"REJECTED\"",
				"\"decidedBy\":\"someone\"");
		assertThat(decide(id, "{\"accepted\": true}").statusCode()).isEqualTo(409);
		assertThat(decide("COR-2000-000000", "{\"accepted\": true}").statusCode()).isEqualTo(404);
	}

	@Test
	void namesTheFieldThatIsWrong() throws Exception {
		String id = receive().id();
		assertThat(decide(id, "{}").body()).contains("\"field\":\"accepted\"");
		HttpResponse<String> tooLong = decide(id, "{\"accepted\": true, \"note\": \"" + "x".repeat(501) + "\"}");
		assertThat(tooLong.statusCode()).isEqualTo(400);
		assertThat(tooLong.body()).contains("\"field\":\"note\"");
		assertThat(get("?size=101", editor()).body()).contains("\"field\":\"size\"");
		assertThat(get("?status=LOST", editor()).statusCode()).isEqualTo(400);
	}

	@Test
	void showsEditorsWhatWaits() throws Exception {
		Correction received = receive();
		assertThat(get("?size=100", editor()).body()).contains(received.id(), "reader@example.org");
		assertThat(get("/" + received.id(), editor()).body()).contains(received.text());
		assertThat(get("", "Bearer " + new Tokens(this.encoder).ofRole("reader")).statusCode()).isEqualTo(403);
		assertThat(get("", "Bearer nonsense").statusCode()).isEqualTo(401);
	}

	private Correction receive() {
		RequestCorrection request = new RequestCorrection();
		request
			.setArticleId(this.jdbc.sql("select article_id from archive.holding limit 1").query(String.class).single());
		request.setKind(CorrectionKind.FACT);
		request.setText("It was another day: " + UUID.randomUUID());
		request.setEmail("reader@example.org");
		return this.desk.receive(request);
	}

	private HttpResponse<String> decide(String id, String decision) throws Exception {
		return this.http.send(request(CORRECTIONS + "/" + id + "/decision").header("Authorization", editor())
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(decision))
			.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> get(String rest, String authorization) throws Exception {
		return this.http.send(request(CORRECTIONS + rest).header("Authorization", authorization).GET().build(),
				BodyHandlers.ofString());
	}

	private String editor() {
		return "Bearer " + new Tokens(this.encoder).ofRole("editor");
	}

	private List<ConsumerRecord<String, String>> eventsOf(String correction) {
		Map<String, Object> config = Map.of("bootstrap.servers", BackingServices.kafkaBootstrapServers(),
				"auto.offset.reset", "earliest");
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(config, new StringDeserializer(),
				new StringDeserializer())) {
			List<TopicPartition> logs = consumer.partitionsFor(CorrectionSender.TOPIC)
				.stream()
				.map((partition) -> new TopicPartition(CorrectionSender.TOPIC, partition.partition()))
				.toList();
			consumer.assign(logs);
			Map<TopicPartition, Long> ends = consumer.endOffsets(logs);
			List<ConsumerRecord<String, String>> found = new ArrayList<>();
			while (logs.stream().anyMatch((log) -> consumer.position(log) < ends.getOrDefault(log, 0L))) {
				consumer.poll(Duration.ofMillis(200)).forEach(found::add);
			}
			return found.stream().filter((message) -> correction.equals(message.key())).toList();
		}
	}

	private static String header(ConsumerRecord<String, String> message, String name) {
		return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}
