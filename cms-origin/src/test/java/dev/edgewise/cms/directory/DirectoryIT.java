package dev.edgewise.cms.directory;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.edgewise.cms.testing.Backing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DirectoryIT {

	private final HttpClient http = HttpClient.newHttpClient();

	private final JsonMapper json = new JsonMapper();

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		await().atMost(Duration.ofSeconds(60)).until(() -> get("/readyz").statusCode() == 200);
	}

	@Test
	void tellsAbsenceInFourWays() throws Exception {
		JsonNode list = body(get("/api/directory/contributors"));
		assertThat(list.path("status").asInt()).isZero();
		assertThat(list.path("count").asInt()).isEqualTo(list.path("contributors").size()).isGreaterThan(8);
		JsonNode agency = body(get("/api/directory/contributors/1101")).path("contributor");
		assertThat(agency.path("office").asInt()).isZero();
		assertThat(agency.path("left").asString()).isEqualTo("00/00/0000");
		assertThat(agency.has("ext")).isFalse();
		JsonNode retired = body(get("/api/directory/contributors/1004")).path("contributor");
		assertThat(retired.path("joined").asString()).isEqualTo("01/06/2007");
		assertThat(retired.path("left").asString()).isEqualTo("31/12/2016");
		assertThat(retired.path("email").isNull()).isTrue();
		assertThat(body(get("/api/directory/contributors/1021")).path("contributor").path("archiveId").asString())
			.isEmpty();
	}

	@Test
	void joinsTheArchiveByItsNumbers() {
		assertThat(this.jdbc.sql("""
				select count(*) from directory.contributor d
				where d.archive_id is not null and not exists (select from archive.contributor where id = d.archive_id)
				""").query(Integer.class).single()).isZero();
		assertThat(this.jdbc.sql("""
				select count(*) from archive.contributor a
				where not exists (select from directory.contributor where archive_id = a.id)
				""").query(Integer.class).single()).isZero();
	}

	@Test
	void answersAnUnknownContributorWith200AndAnUnknownOfficeWith404() throws Exception {
		HttpResponse<String> contributor = get("/api/directory/contributors/9999");
		assertThat(contributor.statusCode()).isEqualTo(200);
		assertThat(body(contributor).path("status").asInt()).isEqualTo(4);
		assertThat(body(contributor).path("contributor").isNull()).isTrue();
		HttpResponse<String> office = get("/api/directory/offices/9999");
		assertThat(office.statusCode()).isEqualTo(404);
		assertThat(office.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(get("/api/directory/offices/london").statusCode()).isEqualTo(400);
	}

	@Test
	void listsOfficesBare() throws Exception {
		JsonNode offices = body(get("/api/directory/offices"));
		assertThat(offices.isArray()).isTrue();
		JsonNode london = body(get("/api/directory/offices/44"));
		assertThat(london.path("city").asString()).isEqualTo("London");
		assertThat(london.path("head").asInt()).isEqualTo(1011);
		assertThat(london.path("state").asInt()).isEqualTo(1);
		assertThat(body(get("/api/directory/offices/503")).path("head").asInt()).isZero();
	}

	@Test
	void looksAtNoTokenAndLetsNobodyWrite() throws Exception {
		HttpRequest expired = request("/api/directory/offices/44").header("Authorization", "Bearer nonsense").build();
		HttpResponse<String> answer = this.http.send(expired, BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=60, public");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		HttpRequest delete = request("/api/directory/offices/44").DELETE().build();
		assertThat(this.http.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
	}

	private JsonNode body(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}
