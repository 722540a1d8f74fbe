package dev.edgewise.cms.audit;

import java.util.List;

import dev.edgewise.cms.delivery.CacheHeaders;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log, for editors.
 */
@RestController
class AuditController {

	private static final String NAME = "\\P{Cntrl}{1,200}";

	private final AuditLog log;

	AuditController(AuditLog log) {
		this.log = log;
	}

	@GetMapping("/api/newsroom/audit")
	ResponseEntity<Page> entries(@RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String by,
			@RequestParam(required = false) @Pattern(regexp = NAME) @Nullable String subject,
			@RequestParam(required = false) @Min(1) @Nullable Long before,
			@RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
		List<AuditEntry> found = this.log.find(by, subject, before, size);
		Long next = (found.size() == size) ? found.getLast().number() : null;
		return ResponseEntity.ok().headers(CacheHeaders.notStored()).body(new Page(found, next));
	}

	/**
	 * Newest first.
	 *
	 * @param next what {@code before} must say for those that follow, null at the end
	 */
	record Page(List<AuditEntry> items, @Nullable Long next) {

	}

}
