package dev.edgewise.cms.media;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The upload is no image (415), or one that is broken or too large to decode (400).
 */
class UnacceptableImageException extends ErrorResponseException {

	private UnacceptableImageException(HttpStatus status, String message) {
		super(status, problem(status, message), null);
	}

	static UnacceptableImageException unknownType() {
		return new UnacceptableImageException(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
				"must be a PNG, JPEG or GIF image by its content");
	}

	static UnacceptableImageException broken() {
		return new UnacceptableImageException(HttpStatus.BAD_REQUEST, "cannot be decoded");
	}

	static UnacceptableImageException tooManyPixels(long most) {
		return new UnacceptableImageException(HttpStatus.BAD_REQUEST, "must have at most %d pixels".formatted(most));
	}

	static UnacceptableImageException tooManyFrames(int most) {
		return new UnacceptableImageException(HttpStatus.BAD_REQUEST, "must have at most %d frames".formatted(most));
	}

	private static ProblemDetail problem(HttpStatus status, String message) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "'image' %s.".formatted(message));
		problem.setTitle("Unacceptable image");
		problem.setProperty("errors", List.of(Map.of("field", "image", "message", message)));
		return problem;
	}

}
