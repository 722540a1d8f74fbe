package dev.edgewise.cms.content;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleRequestTests {

	private final Validator validator = Validation.buildDefaultValidatorFactory().getValidator();

	@Test
	void acceptsWhatAnEditorMaySend() {
		assertThat(invalid(request("a-slug", "Title", "Body\nwith lines", List.of("edge"), "pt-BR", 1L), true))
			.isEmpty();
	}

	@Test
	void namesEveryOffendingField() {
		assertThat(invalid(request("A Slug", "\n", "", List.of("Edge!"), "english", -1L), true))
			.containsExactlyInAnyOrder("slug", "title", "body", "tags[0].<list element>", "language", "revision");
	}

	@Test
	void wantsTheRevisionOfAnEditOnly() {
		ArticleRequest request = request("a-slug", "Title", "Body", List.of(), "en", null);
		assertThat(invalid(request, true)).containsExactly("revision");
		assertThat(invalid(request, false)).isEmpty();
	}

	@Test
	void refusesWhatPostgresCannotStore() {
		assertThat(invalid(request("a-slug", "Ti\0tle", "Bo\0dy", List.of(), "en", 1L), true))
			.containsExactlyInAnyOrder("title", "body");
	}

	private Set<String> invalid(ArticleRequest request, boolean edit) {
		return this.validator.validate(request, edit ? ArticleRequest.Edit.class : Default.class)
			.stream()
			.map((violation) -> violation.getPropertyPath().toString())
			.collect(Collectors.toSet());
	}

	private static ArticleRequest request(String slug, String title, String body, List<String> tags, String language,
			@Nullable Long revision) {
		return new ArticleRequest(slug, title, null, body, "Edith", tags, "cache", language, false, null, revision);
	}

}
