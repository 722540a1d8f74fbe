package dev.edgewise.cms.content;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleRequestTests {

	private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

	@Test
	void acceptsWhatAnEditorMaySend() {
		assertThat(invalid(request("a-slug", "Title", "Body\nwith lines", List.of("edge"), "pt-BR", 1L))).isEmpty();
	}

	@Test
	void namesEveryOffendingField() {
		assertThat(invalid(request("A Slug", "\n", "", List.of("Edge!"), "english", -1L)))
			.containsExactlyInAnyOrder("slug", "title", "body", "tags[0].<list element>", "language", "revision");
	}

	@Test
	void leavesOutWhatMayBeLeftOut() {
		assertThat(invalid(request("a-slug", "Title", "Body", List.of(), "en", null))).isEmpty();
	}

	@Test
	void namesEachFieldThatIsTooLong() {
		ArticleRequest request = new ArticleRequest("s".repeat(101), "t".repeat(201), "t".repeat(1001),
				"b".repeat(200_001), "a".repeat(101), Collections.nCopies(21, "t"), "s".repeat(41),
				"en" + "-aa".repeat(12), false, "s".repeat(101), 1L, false);
		assertThat(invalid(request)).containsExactlyInAnyOrder("slug", "title", "teaser", "body", "author", "tags",
				"section", "language", "translationOf");
	}

	@Test
	void refusesWhatPostgresCannotStore() {
		assertThat(invalid(request("a-slug", "Ti\0tle", "Bo\0dy", List.of(), "en", 1L)))
			.containsExactlyInAnyOrder("title", "body");
	}

	private Set<String> invalid(ArticleRequest request) {
		return this.validator.validate(request)
			.stream()
			.map((violation) -> violation.getPropertyPath().toString())
			.collect(Collectors.toSet());
	}

	private static ArticleRequest request(String slug, String title, String body, List<String> tags, String language,
			@Nullable Long revision) {
		return new ArticleRequest(slug, title, null, body, "Edith", tags, "cache", language, false, null, revision,
				false);
	}

}
