package dev.edgewise.cms.promotion;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.edgewise.cms.delivery.CacheHeaders;
import dev.edgewise.cms.delivery.PreconditionException;
import dev.edgewise.cms.delivery.Representations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The candidates of a slot, for all; and promotions themselves, for editors.
 */
@RestController
class PromotionController {

	private static final Duration LIFETIME = Duration.ofHours(1);

	/** What begins while a cache still holds the answer must be in it already. */
	private static final Duration AHEAD = LIFETIME.plusMinutes(5);

	private static final String DESK = "/api/newsroom/promotions";

	private final Promotions promotions;

	private final PromotionDesk desk;

	private final Representations representations;

	private final Clock clock;

	PromotionController(Promotions promotions, PromotionDesk desk, Representations representations, Clock clock) {
		this.promotions = promotions;
		this.desk = desk;
		this.representations = representations;
		this.clock = clock;
	}

	@GetMapping("/api/content/promotions/{slot}")
	ResponseEntity<byte[]> candidates(@PathVariable @Pattern(regexp = "[a-z0-9-]{1,40}") String slot) {
		Instant now = this.clock.instant();
		Candidates candidates = new Candidates(slot, this.promotions.candidates(slot, now, now.plus(AHEAD)));
		return this.representations.answer(HttpStatus.OK, candidates,
				CacheHeaders.brief(LIFETIME, List.of("promotions:" + slot)));
	}

	@GetMapping(DESK)
	ResponseEntity<byte[]> all(@RequestParam(defaultValue = "0") @PositiveOrZero @Max(100_000) int page,
			@RequestParam(defaultValue = "50") @Min(1) @Max(100) int size) {
		return answer(HttpStatus.OK, this.promotions.all(page, size), CacheHeaders.notStored());
	}

	@PostMapping(DESK)
	ResponseEntity<byte[]> begin(@RequestBody @Validated PromotionRequest request, Principal editor) {
		Promotion promotion = this.desk.begin(editor.getName(), request.promotion());
		HttpHeaders headers = CacheHeaders.notStored();
		headers.setLocation(URI.create(DESK + "/" + promotion.id()));
		return answer(HttpStatus.CREATED, promotion, headers);
	}

	@PutMapping(DESK + "/{id}")
	ResponseEntity<byte[]> change(@PathVariable UUID id, @RequestBody @Validated PromotionRequest request,
			Principal editor) {
		Long expected = request.revision();
		if (expected == null) {
			throw PreconditionException.required();
		}
		return answer(HttpStatus.OK, this.desk.change(editor.getName(), id, expected, request.promotion()),
				CacheHeaders.notStored());
	}

	@DeleteMapping(DESK + "/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(@PathVariable UUID id, Principal editor) {
		this.desk.end(editor.getName(), id);
	}

	private ResponseEntity<byte[]> answer(HttpStatus status, Object content, HttpHeaders headers) {
		return this.representations.answer(status, content, headers);
	}

	/** What may be shown in a slot now or soon; the edge looks at the times again. */
	record Candidates(String slot, List<Promotion> items) {

	}

}
