package dev.edgewise.cms.archive;

import java.io.StringReader;
import java.util.List;

import javax.xml.transform.stream.StreamSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContractTests {

	private final Contract contract = new Contract();

	@Test
	void acceptsOneToAHundredArticles() {
		assertThat(problems("<GetRights %s>" + "<ArticleId>a</ArticleId>".repeat(100) + "</GetRights>")).isEmpty();
		assertThat(problems("<GetRights %s/>")).isNotEmpty();
		assertThat(problems("<GetRights %s>" + "<ArticleId>a</ArticleId>".repeat(101) + "</GetRights>")).isNotEmpty();
	}

	@Test
	void namesTheValueThatIsOutOfBounds() {
		assertThat(problems("<SearchArchive %s><Query>edge</Query><Page>0</Page></SearchArchive>"))
			.anyMatch((problem) -> problem.contains("'0'") && problem.contains("Page"));
		assertThat(problems("<SearchArchive %s><Query></Query><Page>1</Page></SearchArchive>"))
			.anyMatch((problem) -> problem.contains("Query"));
		assertThat(problems("<GetContributor %s><ContributorId>11</ContributorId></GetContributor>"))
			.anyMatch((problem) -> problem.contains("ContributorId"));
	}

	@Test
	void wantsExactlyOneRequester() {
		String request = "<RequestCorrection %%s><ArticleId>a</ArticleId><Kind>FACT</Kind><Text>It was Tuesday.</Text>%s"
				+ "<NeededBy xsi:nil='true'/></RequestCorrection>";
		assertThat(problems(request.formatted("<Account>ada</Account>"))).isEmpty();
		assertThat(problems(request.formatted("<Email>ada@example.org</Email>"))).isEmpty();
		assertThat(problems(request.formatted(""))).isNotEmpty();
		assertThat(problems(request.formatted("<Account>ada</Account><Email>ada@example.org</Email>"))).isNotEmpty();
		assertThat(problems(request.formatted("<Email>nobody</Email>"))).isNotEmpty();
	}

	@Test
	void fetchesNoSchemaThatAMessageNames() {
		assertThat(problems("<SearchArchive %s xsi:schemaLocation='urn:x http://localhost:1/x.xsd'>"
				+ "<Query>edge</Query><Page>1</Page></SearchArchive>"))
			.noneMatch((problem) -> problem.contains("localhost:1"));
	}

	private List<String> problems(String message) {
		String namespaces = "xmlns='%s' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
			.formatted(Contract.MESSAGES);
		return this.contract.problemsOf(new StreamSource(new StringReader(message.formatted(namespaces))));
	}

}
