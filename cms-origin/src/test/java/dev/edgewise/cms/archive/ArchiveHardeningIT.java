package dev.edgewise.cms.archive;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.edgewise.cms.testing.Backing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What no well-behaved client sends: every answer is a fault that tells nothing of the
 * inside.
 */
@ActiveProfiles("demo")
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ArchiveHardeningIT {

	private static final String TOKEN = "<t:UsernameToken xmlns:t='%s'><t:Username>edgewise</t:Username><t:Password>edgewise</t:Password></t:UsernameToken>"
		.formatted(Contract.TYPES);

	private static final String CONTRIBUTOR = "<GetContributor xmlns='%s'><ContributorId>C-0011</ContributorId></GetContributor>"
		.formatted(Contract.MESSAGES);

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheDemoIsThere() {
		await().atMost(Duration.ofSeconds(60))
			.until(() -> this.http.send(request("/readyz").GET().build(), BodyHandlers.ofString()).statusCode() == 200);
	}

	@AfterEach
	void goodManners() throws Exception {
		this.http.send(request("/actuator/archivefault").DELETE().build(), BodyHandlers.ofString());
	}

	@ParameterizedTest
	@EnumSource
	void answersWhatIsAsItShouldBe(Soap soap) throws Exception {
		HttpResponse<String> answer = post(soap, soap.envelope(TOKEN, CONTRIBUTOR));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.body()).contains("Ngozi Adeyemi", soap.namespace);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(soap.contentType);
	}

	@ParameterizedTest
	@EnumSource
	void refusesExternalEntities(Soap soap) throws Exception {
		String body = CONTRIBUTOR.replace("C-0011", "&file;");
		String message = "<!DOCTYPE x [<!ENTITY file SYSTEM 'file:///etc/hostname'>]>" + soap.envelope(TOKEN, body);
		assertThat(fault(soap, 400, message)).contains("document type declaration");
		String parameter = "<!DOCTYPE x [<!ENTITY %% p SYSTEM 'http://localhost:%d/soap/archive.wsdl'> %%p;]>"
			.formatted(this.port);
		assertThat(fault(soap, 400, parameter + soap.envelope(TOKEN, CONTRIBUTOR)))
			.contains("document type declaration");
	}

	@ParameterizedTest
	@EnumSource
	void refusesEntityBombs(Soap soap) throws Exception {
		StringBuilder bomb = new StringBuilder("<!DOCTYPE lolz [<!ENTITY lol0 'lol'>");
		for (int level = 1; level < 12; level++) {
			bomb.append("<!ENTITY lol%d '%s'>".formatted(level, "&lol%d;".formatted(level - 1).repeat(10)));
		}
		bomb.append("]>").append(soap.envelope(TOKEN, CONTRIBUTOR.replace("C-0011", "&lol11;")));
		assertThat(fault(soap, 400, bomb.toString())).contains("document type declaration");
	}

	@ParameterizedTest
	@EnumSource
	void refusesDepth(Soap soap) throws Exception {
		String deep = "<a>".repeat(20_000) + "</a>".repeat(20_000);
		assertThat(fault(soap, 400, soap.envelope(TOKEN, deep))).contains("nest");
		assertThat(fault(soap, 400, soap.envelope(deep, CONTRIBUTOR))).contains("nest");
	}

	@ParameterizedTest
	@EnumSource
	void refusesSize(Soap soap) throws Exception {
		String large = soap.envelope(TOKEN, CONTRIBUTOR + "<!--" + "x".repeat(300_000) + "-->");
		assertThat(post(soap, large).statusCode()).isEqualTo(413);
		HttpResponse<String> chunked = this.http.send(request("/soap/archive").header("Content-Type", soap.contentType)
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
			.build(), BodyHandlers.ofString());
		assertThat(chunked.statusCode()).isEqualTo(413);
		assertThat(chunked.body()).contains("Fault", soap.namespace);
	}

	@ParameterizedTest
	@EnumSource
	void answersMalformedMessagesWithAFault(Soap soap) throws Exception {
		assertThat(fault(soap, 400, "<Envelope>")).contains("not well-formed");
		assertThat(fault(soap, 400, "")).contains("not well-formed");
		assertThat(fault(soap, 400, "{\"json\": true}")).contains("not well-formed");
		assertThat(fault(soap, 500, "<Envelope/>")).contains("VersionMismatch");
		assertThat(fault(soap, 500, other(soap).envelope(TOKEN, CONTRIBUTOR))).contains("VersionMismatch");
		assertThat(fault(soap, soap.clientStatus, soap.envelope(TOKEN, ""))).contains("InvalidRequestFault", "empty");
	}

	@ParameterizedTest
	@EnumSource
	void wantsAToken(Soap soap) throws Exception {
		assertThat(fault(soap, soap.clientStatus, soap.envelope("", CONTRIBUTOR))).contains("NO-TOKEN");
		assertThat(fault(soap, soap.clientStatus,
				soap.envelope("<UsernameToken xmlns='%s'/>".formatted(Contract.TYPES), CONTRIBUTOR)))
			.contains("WRONG-TOKEN");
		assertThat(fault(soap, soap.clientStatus,
				soap.envelope(TOKEN.replace(">edgewise</t:P", ">guess</t:P"), CONTRIBUTOR)))
			.contains("WRONG-TOKEN");
		assertThat(fault(soap, soap.clientStatus, soap.envelope("", "<Unknown xmlns='urn:x'/>"))).contains("NO-TOKEN");
	}

	@ParameterizedTest
	@EnumSource
	void knowsItsOperations(Soap soap) throws Exception {
		assertThat(fault(soap, soap.clientStatus, soap.envelope(TOKEN, "<Unknown xmlns='urn:x'/>")))
			.contains("InvalidRequestFault", "Unknown");
		String answerAsRequest = "<AuthenticationFault xmlns='%s'><Reason>NO-TOKEN</Reason></AuthenticationFault>"
			.formatted(Contract.MESSAGES);
		assertThat(fault(soap, soap.clientStatus, soap.envelope(TOKEN, answerAsRequest))).contains("no such operation");
		HttpResponse<String> wrongAction = post(soap, soap.envelope(TOKEN, CONTRIBUTOR),
				Contract.MESSAGES + "/GetRights");
		assertThat(wrongAction.statusCode()).isEqualTo(soap.clientStatus);
		assertThat(wrongAction.body()).contains("InvalidRequestFault", "SOAP action");
		HttpResponse<String> rightAction = post(soap, soap.envelope(TOKEN, CONTRIBUTOR),
				Contract.MESSAGES + "/GetContributor");
		assertThat(rightAction.statusCode()).as(rightAction.body()).isEqualTo(200);
	}

	@ParameterizedTest
	@EnumSource
	void understandsItsOwnHeaderOnly(Soap soap) throws Exception {
		String must = " xmlns:s='" + soap.namespace + "' s:mustUnderstand='1'";
		String understood = TOKEN.replace("<t:UsernameToken", "<t:UsernameToken" + must);
		assertThat(post(soap, soap.envelope(understood, CONTRIBUTOR)).statusCode()).isEqualTo(200);
		assertThat(fault(soap, 500, soap.envelope(TOKEN + "<x:Other xmlns:x='urn:x'" + must + "/>", CONTRIBUTOR)))
			.contains("MustUnderstand");
	}

	@ParameterizedTest
	@EnumSource
	void answersAnUnknownContributorWithStatus200(Soap soap) throws Exception {
		assertThat(fault(soap, 200, soap.envelope(TOKEN, CONTRIBUTOR.replace("C-0011", "C-9999"))))
			.contains("UnknownContributorFault");
	}

	@ParameterizedTest
	@EnumSource
	void misbehavesOnRequest(Soap soap) throws Exception {
		String good = soap.envelope(TOKEN, CONTRIBUTOR);
		manners("{\"rate\": 1}");
		assertThat(fault(soap, 500, good)).contains("ArchiveUnavailableFault", "RetryAfterSeconds");
		manners("{\"rate\": 1, \"http200\": true}");
		assertThat(fault(soap, 200, good)).contains("ArchiveUnavailableFault");
		manners("{\"hang\": true}");
		CompletableFuture<HttpResponse<String>> hanging = this.http.sendAsync(message(soap, good, null),
				BodyHandlers.ofString());
		await().during(Duration.ofMillis(300)).until(() -> !hanging.isDone());
		manners("{}");
		assertThat(hanging).succeedsWithin(Duration.ofSeconds(20))
			.satisfies((answer) -> assertThat(answer.statusCode()).isEqualTo(200));
	}

	@Test
	void refusesMannersOutOfBounds() throws Exception {
		HttpResponse<String> answer = this.http.send(change("{\"rate\": 2}"), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(400);
	}

	@Test
	void speaksSoapOnly(CapturedOutput output) throws Exception {
		HttpResponse<String> answer = this.http.send(request("/soap/archive").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{}"))
			.build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(this.http.send(request("/soap/archive").GET().build(), BodyHandlers.ofString()).statusCode())
			.isEqualTo(405);
		String multipart = "multipart/related; type=\"text/xml\"; boundary=x";
		assertThat(this.http
			.send(request("/soap/archive").header("Content-Type", multipart)
				.POST(BodyPublishers.ofString("--x--"))
				.build(), BodyHandlers.ofString())
			.statusCode()).isEqualTo(415);
		assertThat(output).doesNotContain("ERROR", "SEVERE");
	}

	@Test
	void publishesItsContract() throws Exception {
		for (String file : new String[] { "archive.wsdl", "archive-messages.xsd", "archive-types.xsd" }) {
			HttpResponse<String> answer = this.http.send(request("/soap/" + file).GET().build(),
					BodyHandlers.ofString());
			assertThat(answer.statusCode()).as(file).isEqualTo(200);
			assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
		}
		assertThat(this.http.send(request("/soap/archive.wsdl").GET().build(), BodyHandlers.ofString()).body())
			.contains("http://localhost:" + this.port + "/soap/archive", "schemaLocation=\"archive-messages.xsd\"");
	}

	private String fault(Soap soap, int status, String message) throws Exception {
		HttpResponse<String> answer = post(soap, message);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(soap.contentType);
		assertThat(answer.body()).contains("Fault", soap.namespace)
			.doesNotContain("Exception", "springframework", "com.sun", "edgewise.cms", "at java", "/etc/", ".java");
		return answer.body();
	}

	private HttpResponse<String> post(Soap soap, String message) throws Exception {
		return this.http.send(message(soap, message, null), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(Soap soap, String message, String action) throws Exception {
		return this.http.send(message(soap, message, action), BodyHandlers.ofString());
	}

	private HttpRequest message(Soap soap, String message, String action) {
		HttpRequest.Builder request = request("/soap/archive").POST(BodyPublishers.ofString(message));
		if (soap == Soap.V1_1) {
			return request.header("Content-Type", "text/xml; charset=utf-8")
				.header("SOAPAction", (action != null) ? '"' + action + '"' : "\"\"")
				.build();
		}
		return request
			.header("Content-Type",
					"application/soap+xml; charset=utf-8" + ((action != null) ? "; action=\"" + action + '"' : ""))
			.build();
	}

	private void manners(String json) throws Exception {
		HttpResponse<String> answer = this.http.send(change(json), BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
	}

	private HttpRequest change(String json) {
		return request("/actuator/archivefault").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json))
			.build();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(60));
	}

	private static Soap other(Soap soap) {
		return (soap == Soap.V1_1) ? Soap.V1_2 : Soap.V1_1;
	}

	enum Soap {

		V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml", 500),

		V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml", 400);

		private final String namespace;

		private final String contentType;

		private final int clientStatus;

		Soap(String namespace, String contentType, int clientStatus) {
			this.namespace = namespace;
			this.contentType = contentType;
			this.clientStatus = clientStatus;
		}

		String envelope(String header, String body) {
			return "<e:Envelope xmlns:e='%s'><e:Header>%s</e:Header><e:Body>%s</e:Body></e:Envelope>"
				.formatted(this.namespace, header, body);
		}

	}

}
