package dev.edgewise.cms.content;

import java.util.List;

import dev.edgewise.cms.taxonomy.Slugs;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an editor sends. Text may hold anything but NUL, which PostgreSQL cannot store.
 *
 * @param revision the one an edit was made on, unless {@code If-Match} says so
 * @param draft whether a new article is kept from readers for now
 */
public record ArticleRequest(@Nullable @Size(max = 100) @Pattern(regexp = Slugs.PATTERN, message = SLUG) String slug,
		@NotBlank @Size(max = 200) @Pattern(regexp = LINE, message = PLAIN) String title,
		@Nullable @Size(max = 1000) @Pattern(regexp = TEXT, message = PLAIN) String teaser,
		@NotBlank @Size(max = 200_000) @Pattern(regexp = TEXT, message = PLAIN) String body,
		@NotBlank @Size(max = 100) @Pattern(regexp = LINE, message = PLAIN) String author,
		@NotNull @Size(
				max = 20) List<@NotNull @Size(max = 40) @Pattern(regexp = Slugs.PATTERN, message = SLUG) String> tags,
		@NotNull @Size(max = 40) @Pattern(regexp = Slugs.PATTERN, message = SLUG) String section,
		@NotNull @Size(max = 35) @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
				message = "must be a language tag such as en or pt-BR") String language,
		@Nullable Boolean membersOnly,
		@Nullable @Size(max = 100) @Pattern(regexp = Slugs.PATTERN, message = SLUG) String translationOf,
		@Nullable @PositiveOrZero Long revision, @Nullable Boolean draft) {

	private static final String SLUG = "must be lower-case letters, digits and single hyphens";

	private static final String PLAIN = "must not contain control characters";

	private static final String LINE = "\\P{Cntrl}*";

	private static final String TEXT = "[^\\u0000]*";

	public Manuscript manuscript() {
		return new Manuscript(this.slug, this.title.strip(), this.teaser, this.body, this.author.strip(), this.tags,
				this.section, this.language, Boolean.TRUE.equals(this.membersOnly), this.translationOf);
	}

}
