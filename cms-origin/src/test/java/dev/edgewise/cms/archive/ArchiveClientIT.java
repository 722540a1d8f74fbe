package dev.edgewise.cms.archive;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.xml.datatype.DatatypeFactory;

import archive.client.Archive;
import archive.client.ArchiveService;
import archive.client.ArticleRights;
import archive.client.AuthenticationFault_Exception;
import archive.client.DuplicateCorrectionFault_Exception;
import archive.client.GetContributor;
import archive.client.GetRights;
import archive.client.Hit;
import archive.client.InvalidRequestFault_Exception;
import archive.client.RequestCorrection;
import archive.client.RequestCorrectionResponse;
import archive.client.SearchArchive;
import archive.client.SearchArchiveResponse;
import archive.client.UnknownArticleFault_Exception;
import archive.client.UnknownContributorFault_Exception;
import archive.client.types.Contributor;
import archive.client.types.CorrectionKind;
import archive.client.types.CorrectionStatus;
import archive.client.types.Licence;
import archive.client.types.Medium;
import archive.client.types.Rights;
import archive.client.types.RightsStatus;
import archive.client.types.Territory;
import archive.client.types.UsernameToken;
import dev.edgewise.cms.testing.Backing;
import jakarta.xml.ws.BindingProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/**
 * Every operation of the WSDL, in both versions of SOAP, called by a client that Apache
 * CXF has generated from the WSDL and that reads it again from the running service.
 */
@ActiveProfiles("demo")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ArchiveClientIT {

	@LocalServerPort
	int port;

	@Autowired
	JdbcClient jdbc;

	@DynamicPropertySource
	static void backing(DynamicPropertyRegistry properties) {
		Backing.freshPostgres(properties);
	}

	@BeforeEach
	void untilTheArchiveIsFilled() {
		await().atMost(Duration.ofSeconds(60))
			.ignoreExceptions()
			.until(() -> this.jdbc.sql("select count(*) from archive.rights where status = 'CLEARED'")
				.query(Integer.class)
				.single() > 15);
	}

	@ParameterizedTest
	@EnumSource
	void tellsRightsInTheOrderAskedFor(Soap soap) throws Exception {
		GetRights request = new GetRights();
		String unknown = UUID.randomUUID().toString();
		List<String> ids = List.of(id("naze-edge-ka"), unknown, id("why-the-edge"),
				id("an-edit-and-its-event-commit-together"));
		request.getArticleId().addAll(ids);
		List<ArticleRights> articles = client(soap).getRights(request, token()).getArticle();
		assertThat(articles).extracting(ArticleRights::getArticleId).isEqualTo(ids);
		Rights japanese = articles.getFirst().getRights();
		assertThat(japanese.getAgency()).isEqualTo("Kanda Wire K.K.");
		assertThat(japanese.getContributorId()).isNull();
		assertThat(japanese.getTerritories()).containsExactly(Territory.JP);
		assertThat(japanese.getFee().getCurrency()).isEqualTo("JPY");
		assertThat(japanese.getFee().getValue()).isEqualByComparingTo("42000");
		assertThat(japanese.getTerm().getUntil()).hasToString("2031-10-01");
		assertThat(articles.get(1).getNotHeld()).isNotNull();
		assertThat(articles.get(1).getRights()).isNull();
		Rights english = articles.get(2).getRights();
		assertThat(english.getLicence()).isEqualTo(Licence.CC_BY_4_0);
		assertThat(english.getStatus()).isEqualTo(RightsStatus.CLEARED);
		assertThat(english.getMedium()).contains(Medium.SYNDICATION);
		assertThat(english.getContributorId()).isEqualTo("C-0011");
		assertThat(english.getTerm().getPerpetual()).isNotNull();
		assertThat(english.getFee()).isNull();
		assertThat(articles.get(3).getRights().getTerm().getEmbargoedUntil()).hasToString("2027-01-01T00:00:00Z");
	}

	@ParameterizedTest
	@EnumSource
	void knowsTheRightsOfEveryArticleOfTheDemo(Soap soap) throws Exception {
		GetRights request = new GetRights();
		request.getArticleId().addAll(this.jdbc.sql("select id::text from article").query(String.class).list());
		assertThat(client(soap).getRights(request, token()).getArticle()).hasSizeGreaterThan(20)
			.allSatisfy((article) -> assertThat(article.getRights()).isNotNull());
	}

	@ParameterizedTest
	@EnumSource
	void introducesContributors(Soap soap) throws Exception {
		Contributor person = contributor(soap, "C-0012");
		assertThat(person.getByline()).isEqualTo("Priya Raghunathan");
		assertThat(person.getPerson().getFamilyName()).isEqualTo("Raghunathan");
		assertThat(person.getPerson().getBornOn()).isNull();
		assertThat(person.getOrganisation()).isNull();
		Contributor organisation = contributor(soap, "C-0101");
		assertThat(organisation.getPerson()).isNull();
		assertThat(organisation.getOrganisation().getCountry()).isEqualTo("DK");
		assertThat(contributor(soap, "C-0004").getRetired()).hasToString("2016-12-31");
	}

	@ParameterizedTest
	@EnumSource
	void recognisesTypedFaults(Soap soap) {
		UnknownContributorFault_Exception merged = catchThrowableOfType(UnknownContributorFault_Exception.class,
				() -> contributor(soap, "C-0009"));
		assertThat(merged.getFaultInfo().getMergedInto()).isEqualTo("C-0011");
		UnknownContributorFault_Exception unknown = catchThrowableOfType(UnknownContributorFault_Exception.class,
				() -> contributor(soap, "C-9999"));
		assertThat(unknown.getFaultInfo().getMergedInto()).isNull();
		InvalidRequestFault_Exception invalid = catchThrowableOfType(InvalidRequestFault_Exception.class,
				() -> contributor(soap, "nobody"));
		assertThat(invalid.getFaultInfo().getProblem()).anyMatch((problem) -> problem.contains("ContributorId"));
		UsernameToken wrong = token();
		wrong.setPassword("guess");
		AuthenticationFault_Exception refused = catchThrowableOfType(AuthenticationFault_Exception.class,
				() -> client(soap).getContributor(new GetContributor(), wrong));
		assertThat(refused.getFaultInfo().getReason()).isEqualTo("WRONG-TOKEN");
	}

	@ParameterizedTest
	@EnumSource
	void searchesHeadlinesAndBylines(Soap soap) throws Exception {
		SearchArchiveResponse found = search(soap, "LINDQVIST limit", 1);
		assertThat(found.getHit()).extracting(Hit::getHeadline).contains("One limit for the whole world");
		assertThat(found.getHit()).extracting(Hit::getContributorId).contains("C-0015");
		assertThat(search(soap, "%", 1).getTotal()).isZero();
		SearchArchiveResponse all = search(soap, "e", 1);
		assertThat(all.getHit()).hasSize(all.getPageSize());
		assertThat(search(soap, "e", 2).getHit()).hasSize(all.getTotal() - all.getPageSize())
			.doesNotContainAnyElementsOf(all.getHit());
		assertThat(search(soap, "e", 1000).getHit()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void takesACorrectionOnce(Soap soap) throws Exception {
		RequestCorrection request = correction(id("expect-failure"), "The breaker opens after 10 calls, in " + soap);
		RequestCorrectionResponse received = client(soap).requestCorrection(request, token());
		assertThat(received.getCorrectionId()).matches("COR-\\d{4}-\\d{6}");
		assertThat(received.getStatus()).isEqualTo(CorrectionStatus.RECEIVED);
		DuplicateCorrectionFault_Exception again = catchThrowableOfType(DuplicateCorrectionFault_Exception.class,
				() -> client(soap).requestCorrection(request, token()));
		assertThat(again.getFaultInfo().getCorrectionId()).isEqualTo(received.getCorrectionId());
		String unknown = UUID.randomUUID().toString();
		UnknownArticleFault_Exception fault = catchThrowableOfType(UnknownArticleFault_Exception.class,
				() -> client(soap).requestCorrection(correction(unknown, "Ten characters"), token()));
		assertThat(fault.getFaultInfo().getArticleId()).isEqualTo(unknown);
	}

	private static RequestCorrection correction(String article, String text) throws Exception {
		RequestCorrection request = new RequestCorrection();
		request.setArticleId(article);
		request.setKind(CorrectionKind.FACT);
		request.setText(text);
		request.setEmail("reader@example.org");
		request.setNeededBy(DatatypeFactory.newDefaultInstance().newXMLGregorianCalendar("2026-12-24"));
		request.getEvidence().addAll(new ArrayList<>(List.of("https://example.org/evidence")));
		return request;
	}

	private Contributor contributor(Soap soap, String id) throws Exception {
		GetContributor request = new GetContributor();
		request.setContributorId(id);
		return client(soap).getContributor(request, token()).getContributor();
	}

	private SearchArchiveResponse search(Soap soap, String query, int page) throws Exception {
		SearchArchive request = new SearchArchive();
		request.setQuery(query);
		request.setPage(page);
		return client(soap).searchArchive(request, token());
	}

	private Archive client(Soap soap) throws Exception {
		ArchiveService service = new ArchiveService(
				URI.create("http://localhost:" + this.port + "/soap/archive.wsdl").toURL());
		Archive client = (soap == Soap.V1_1) ? service.getArchiveSoap11() : service.getArchiveSoap12();
		// SOAP 1.2 has status 400 for a sender's fault, which CXF reads only if told so
		((BindingProvider) client).getRequestContext().put("org.apache.cxf.transport.process_fault_on_http_400", true);
		return client;
	}

	private static UsernameToken token() {
		UsernameToken token = new UsernameToken();
		token.setUsername("edgewise");
		token.setPassword("edgewise");
		return token;
	}

	private String id(String slug) {
		return this.jdbc.sql("select id::text from article where slug = ?").param(slug).query(String.class).single();
	}

	enum Soap {

		V1_1, V1_2

	}

}
