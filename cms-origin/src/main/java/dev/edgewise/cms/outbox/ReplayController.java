package dev.edgewise.cms.outbox;

import java.security.Principal;
import java.time.Instant;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lets editors have events sent again, for consumers that lost what they knew.
 */
@RestController
class ReplayController {

	private final Replay replay;

	ReplayController(Replay replay) {
		this.replay = replay;
	}

	@PostMapping("/api/newsroom/events/replay")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Answer replay(@RequestBody @Validated Request request, Principal editor) {
		return new Answer((request.ids() != null) ? this.replay.of(editor.getName(), request.ids())
				: this.replay.between(editor.getName(), time(request.from()), time(request.until())));
	}

	private static Instant time(@Nullable Instant validated) {
		if (validated == null) {
			throw new IllegalStateException("Validation lets no request without times pass");
		}
		return validated;
	}

	/** Either the ids of contents, or a span of time. */
	record Request(
			@Nullable @Size(min = 1, max = 1000) List<@NotBlank @Size(
					max = 200) @jakarta.validation.constraints.Pattern(regexp = "\\P{Cntrl}*") String> ids,
			@Nullable Instant from, @Nullable Instant until) {

		@AssertTrue(message = "must be given, or from and until with from before until")
		boolean isIds() {
			return (this.ids != null) ? this.from == null && this.until == null
					: this.from != null && this.until != null && this.from.isBefore(this.until);
		}

	}

	/**
	 * How much will be sent.
	 *
	 * @param changes each is two events
	 */
	record Answer(int changes) {

	}

}
