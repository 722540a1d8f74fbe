package dev.edgewise.cms.content;

import java.util.Optional;

import dev.edgewise.cms.delivery.Representations;
import dev.edgewise.cms.outbox.ChangeJournal;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;

@Import(Representations.class)
@WebMvcTest({ ArticleController.class, EditorController.class })
@AutoConfigureMockMvc(addFilters = false)
class ArticleControllerTests {

	private static final String VALID = """
			{"title": "T", "body": "B", "author": "A", "tags": [], "section": "s", "language": "en", "revision": 1}""";

	@Autowired
	MockMvcTester mvc;

	@MockitoBean
	ArticleRepository articles;

	@MockitoBean
	ArticleList list;

	@MockitoBean
	Newsroom newsroom;

	@MockitoBean
	ChangeJournal journal;

	@MockitoBean
	Expectation expectation;

	@Test
	void namesTheFieldThatIsNotValid() {
		assertThat(put(VALID.replace("\"T\"", "\"\""))).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("title");
	}

	@Test
	void namesTheFieldOfTheWrongType() {
		assertThat(put(VALID.replace("[]", "[{}]"))).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.asString()
			.startsWith("tags");
	}

	@Test
	void tellsTheCurrentRevisionToWhoHasAStaleOne() {
		given(this.newsroom.revise(any(), any(), anyLong(), any())).willThrow(new StaleRevisionException("slug", 1, 3));
		assertThat(put(VALID)).hasStatus(409).bodyJson().extractingPath("$.currentRevision").isEqualTo(3);
	}

	@Test
	void tellsAnOutageFromAMistake() {
		given(this.articles.findBySlug("slug")).willThrow(new DataAccessResourceFailureException("secret address"));
		assertThat(this.mvc.get().uri("/api/content/articles/slug")).hasStatus(503)
			.containsHeader("Retry-After")
			.bodyText()
			.doesNotContain("secret");
	}

	@Test
	void keepsTheInsideOfAnUnforeseenFailureToItself() {
		given(this.articles.findBySlug("slug")).willThrow(new IllegalStateException("secret"));
		assertThat(this.mvc.get().uri("/api/content/articles/slug")).hasStatus(500)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyText()
			.doesNotContain("secret");
	}

	@Test
	void letsNobodyRememberTheAbsenceOfWhatIsNoSlug() {
		given(this.articles.findBySlug(any())).willReturn(Optional.empty());
		assertThat(this.mvc.get().uri("/api/content/articles/{slug}", "not a slug")).hasStatus(404)
			.doesNotContainHeader("Surrogate-Key")
			.headers()
			.hasValue("Cache-Control", "no-store");
	}

	private MvcTestResult put(String body) {
		return this.mvc.put()
			.uri("/api/content/articles/slug")
			.principal(() -> "edith")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.exchange();
	}

}
