package dev.edgewise.cms.content;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import dev.edgewise.cms.delivery.CacheHeaders;
import dev.edgewise.cms.delivery.Representations;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What editors see of articles beyond what readers do, and what they decide about them.
 * Never cached.
 */
@RestController
@RequestMapping("/api/newsroom/articles")
class DeskController {

	private static final String NAME = "[A-Za-z0-9-]{0,100}";

	private final Desk desk;

	private final Newsroom newsroom;

	private final Expectation expectation;

	private final Representations representations;

	DeskController(Desk desk, Newsroom newsroom, Expectation expectation, Representations representations) {
		this.desk = desk;
		this.newsroom = newsroom;
		this.expectation = expectation;
		this.representations = representations;
	}

	@GetMapping
	ResponseEntity<byte[]> list(
			@RequestParam(defaultValue = "all") @Pattern(regexp = "all|live|draft|scheduled|embargoed") String state,
			@RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String section,
			@RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String tag,
			@RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String language,
			@RequestParam(required = false) @Pattern(regexp = "\\P{Cntrl}{0,100}") @Nullable String author,
			@RequestParam(required = false) @Pattern(regexp = "\\P{Cntrl}{0,200}") @Nullable String q,
			@RequestParam(defaultValue = "0") @PositiveOrZero @Max(100_000) int page,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
		Desk.Filter filter = new Desk.Filter(Desk.Shelf.valueOf(state.toUpperCase(Locale.ROOT)), section, tag, language,
				author, q);
		return answer(this.desk.find(filter, page, size));
	}

	@GetMapping("/{slug}")
	ResponseEntity<byte[]> read(@PathVariable String slug) {
		return answer(this.desk.article(slug));
	}

	@GetMapping("/{slug}/revisions")
	ResponseEntity<byte[]> revisions(@PathVariable String slug,
			@RequestParam(defaultValue = "9223372036854775807") @Min(1) long before,
			@RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
		List<Revision.Heading> items = this.desk.revisions().find(this.desk.article(slug).id(), before, size);
		return answer(new RevisionPage(items, (items.size() == size) ? items.getLast().number() : null));
	}

	@GetMapping("/{slug}/revisions/{number}")
	ResponseEntity<byte[]> revision(@PathVariable String slug, @PathVariable long number) {
		return answer(this.desk.revisions().one(this.desk.article(slug).id(), number));
	}

	@GetMapping("/{slug}/diff")
	ResponseEntity<byte[]> diff(@PathVariable String slug, @RequestParam long from, @RequestParam long to) {
		Article article = this.desk.article(slug);
		return answer(RevisionDiff.between(this.desk.revisions().one(article.id(), from),
				this.desk.revisions().one(article.id(), to)));
	}

	@PostMapping("/{slug}/revisions/{number}/restore")
	ResponseEntity<byte[]> restore(@PathVariable String slug, @PathVariable long number,
			@RequestBody @Validated Decision decision,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, Principal editor) {
		return answer(
				this.newsroom.restore(editor.getName(), slug, expected(slug, decision.revision(), ifMatch), number));
	}

	@PostMapping("/{slug}/publish")
	ResponseEntity<byte[]> publish(@PathVariable String slug, @RequestBody @Validated Decision decision,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, Principal editor) {
		return answer(this.newsroom.release(editor.getName(), slug, expected(slug, decision.revision(), ifMatch)));
	}

	@PostMapping("/{slug}/withdraw")
	ResponseEntity<byte[]> withdraw(@PathVariable String slug, @RequestBody @Validated Decision decision,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, Principal editor) {
		return answer(this.newsroom.withdraw(editor.getName(), slug, expected(slug, decision.revision(), ifMatch)));
	}

	@PostMapping("/{slug}/schedule")
	ResponseEntity<byte[]> schedule(@PathVariable String slug, @RequestBody @Validated Span span,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, Principal editor) {
		return answer(this.newsroom.schedule(editor.getName(), slug, expected(slug, span.revision(), ifMatch),
				span.from(), span.until()));
	}

	@PostMapping("/{slug}/embargo")
	ResponseEntity<byte[]> embargo(@PathVariable String slug, @RequestBody @Validated Embargo embargo,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch, Principal editor) {
		return answer(this.newsroom.embargo(editor.getName(), slug, expected(slug, embargo.revision(), ifMatch),
				embargo.until()));
	}

	private long expected(String slug, @Nullable Long revision, @Nullable String ifMatch) {
		return this.expectation.revision(slug, revision, ifMatch);
	}

	private ResponseEntity<byte[]> answer(Article article) {
		return answer(new Item(ArticleView.full(article, this.desk.story(article)), article.publication()));
	}

	private ResponseEntity<byte[]> answer(Object content) {
		return this.representations.answer(HttpStatus.OK, content, CacheHeaders.notStored());
	}

	/** The revision decided on, unless {@code If-Match} says it. */
	record Decision(@Nullable @PositiveOrZero Long revision) {

	}

	/** From when, and until when, readers see an article. */
	record Span(@Nullable @PositiveOrZero Long revision, @Nullable Instant from, @Nullable Instant until) {

		@AssertTrue(message = "must be after from")
		boolean isUntil() {
			return this.from == null || this.until == null || this.from.isBefore(this.until);
		}

	}

	/** Null lifts the embargo. */
	record Embargo(@Nullable @PositiveOrZero Long revision, @Nullable Instant until) {

	}

	/** An article in full, and where it stands. */
	record Item(ArticleView article, Publication publication) {

	}

	/**
	 * Newest first; {@code next} is what {@code before} must say for those that follow.
	 */
	record RevisionPage(List<Revision.Heading> items, @Nullable Long next) {

	}

}
