package dev.edgewise.cms.taxonomy;

import java.security.Principal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.edgewise.cms.delivery.CacheHeaders;
import dev.edgewise.cms.delivery.Representations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sections, tags and authors, for all to read and for editors to describe.
 */
@RestController
class TermController {

	private static final String KIND = "/{kind:sections|tags|authors}";

	private final Terms terms;

	private final TermDesk desk;

	private final Representations representations;

	TermController(Terms terms, TermDesk desk, Representations representations) {
		this.terms = terms;
		this.desk = desk;
		this.representations = representations;
	}

	@GetMapping("/api/content" + KIND)
	ResponseEntity<byte[]> list(@PathVariable String kind,
			@RequestParam(required = false) @Pattern(regexp = "[a-z0-9-]{1,100}") @Nullable String after,
			@RequestParam(defaultValue = "100") @Min(1) @Max(500) int size) {
		TermKind wanted = kind(kind);
		List<View> items = this.terms.find(wanted, after, size).stream().map(View::of).toList();
		String next = (items.size() == size)
				? "/api/content/%s?size=%d&after=%s".formatted(kind, size, items.getLast().slug()) : null;
		return this.representations.answer(HttpStatus.OK, new Page(items, next),
				CacheHeaders.purgeable(List.of(wanted.plural())));
	}

	@GetMapping("/api/content" + KIND + "/{slug}")
	ResponseEntity<byte[]> read(@PathVariable String kind, @PathVariable String slug) {
		TermKind wanted = kind(kind);
		Term term = this.terms.find(wanted, slug).orElseThrow(() -> new UnknownTermException(wanted.singular(), slug));
		return this.representations.answer(HttpStatus.OK, View.of(term),
				CacheHeaders.purgeable(List.of(new TermName(wanted, slug, term.name()).key())));
	}

	@PutMapping("/api/newsroom" + KIND + "/{slug}")
	ResponseEntity<byte[]> describe(@PathVariable String kind, @PathVariable String slug,
			@RequestBody @Validated Description description, Principal editor) {
		Term term = this.desk.describe(editor.getName(), kind(kind), slug, description.revision(), description.name(),
				description.description());
		return this.representations.answer(HttpStatus.OK, View.of(term), CacheHeaders.notStored());
	}

	private static TermKind kind(String plural) {
		return TermKind.ofPlural(plural).orElseThrow();
	}

	/** What an editor says of a term; no name leaves it what it is. */
	record Description(@NotNull @PositiveOrZero Long revision,
			@Nullable @Size(min = 1, max = 100) @Pattern(regexp = "\\P{Cntrl}*") String name,
			@NotNull @Size(max = 2000) @Pattern(regexp = "[^\\u0000]*") String description) {

	}

	/**
	 * A term as all see it.
	 *
	 * @param list where its articles are
	 */
	record View(String slug, String name, String description, long revision, long articles, String list) {

		static View of(Term term) {
			String named = (term.kind() == TermKind.AUTHOR) ? term.name() : term.slug();
			String list = UriComponentsBuilder.fromPath("/api/content/articles")
				.queryParam(term.kind().singular(), "{named}")
				.encode()
				.buildAndExpand(named)
				.toUriString();
			return new View(term.slug(), term.name(), term.description(), term.revision(), term.articles(), list);
		}

	}

	/** Some terms by slug, and where the rest is. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Page(List<View> items, @Nullable String next) {

	}

}
