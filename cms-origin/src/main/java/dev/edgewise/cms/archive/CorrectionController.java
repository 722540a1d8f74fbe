package dev.edgewise.cms.archive;

import java.util.List;

import example.edgewise.schemas.archive._2007.types.CorrectionStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk's side of corrections, for editors: what came in, and the decision. */
@RestController
@RequestMapping("/api/archive/corrections")
class CorrectionController {

	private final CorrectionRepository corrections;

	private final CorrectionDesk desk;

	CorrectionController(CorrectionRepository corrections, CorrectionDesk desk) {
		this.corrections = corrections;
		this.desk = desk;
	}

	@GetMapping
	List<Correction> list(@RequestParam(defaultValue = "RECEIVED") CorrectionStatus status,
			@RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int size) {
		return this.corrections.list(status, page, size);
	}

	@GetMapping("/{id}")
	Correction one(@PathVariable String id) {
		return this.corrections.find(id)
			.orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "No such correction", "There is no such correction."));
	}

	@PostMapping("/{id}/decision")
	Correction decide(@PathVariable String id, @RequestBody @Valid Decision decision, Authentication editor) {
		Correction decided = this.desk.decide(one(id), decision.accepted(), editor.getName(), decision.note());
		if (decided == null) {
			throw problem(HttpStatus.CONFLICT, "Decided before", "Somebody has decided this correction already.");
		}
		return decided;
	}

	private static ErrorResponseException problem(HttpStatus status, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return new ErrorResponseException(status, problem, null);
	}

	/** What the editor says. */
	record Decision(@NotNull Boolean accepted, @Nullable @Size(max = 500) @Pattern(regexp = "[^\\p{Cntrl}]*",
			message = "must not contain control characters") String note) {

	}

}
