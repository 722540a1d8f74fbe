package dev.edgewise.cms.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.edgewise.cms.identity.KeyRotation.KeyView;
import dev.edgewise.cms.identity.KeyRotation.Outcome;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The signing keys, for operators: scope {@code identity.keys}. Answers 503 when there
 * are no stored keys to rotate.
 */
@RestController
@RequestMapping("/internal/identity/keys")
class KeyController {

	private final ObjectProvider<KeyRotation> rotation;

	KeyController(ObjectProvider<KeyRotation> rotation) {
		this.rotation = rotation;
	}

	@GetMapping
	List<KeyView> keys() {
		return rotation().view();
	}

	@PostMapping("/rotation")
	ResponseEntity<?> rotate(@RequestParam(defaultValue = "false") boolean compromised) {
		KeyRotation keys = rotation();
		return switch (compromised ? keys.replaceCompromised() : keys.rotateNow()) {
			case Outcome.Rotated rotated -> ResponseEntity.ok(rotated.keys());
			case Outcome.TooEarly early -> tooEarly(early.until());
		};
	}

	private KeyRotation rotation() {
		KeyRotation available = this.rotation.getIfAvailable();
		if (available == null) {
			throw new IdentityUnavailableException("EDGEWISE_IDENTITY_KEY_SECRET is not set: no key is stored.");
		}
		return available;
	}

	private static ResponseEntity<ProblemDetail> tooEarly(Instant until) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"Verifiers may not know the next key before %s. A compromised key needs no waiting.".formatted(until));
		problem.setTitle("Too early");
		long seconds = Math.max(1, Duration.between(Instant.now(), until).toSeconds());
		return ResponseEntity.of(problem).header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)).build();
	}

}
