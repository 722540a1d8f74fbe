package dev.edgewise.cms.directory;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists in an envelope here and bare there, one at a time and no batch. A contributor who
 * is not there is answered with HTTP status 200 and status 4 in the body; an office with
 * 404.
 */
@RestController
@RequestMapping("/api/directory")
class DirectoryController {

	private static final int FOUND = 0;

	private static final int NOT_FOUND = 4;

	private final Directory directory;

	DirectoryController(Directory directory) {
		this.directory = directory;
	}

	@GetMapping("/contributors")
	ResponseEntity<Contributors> contributors() {
		List<ContributorEntry> all = this.directory.contributors();
		return answer(new Contributors(FOUND, all.size(), all));
	}

	@GetMapping("/contributors/{no}")
	ResponseEntity<OneContributor> contributor(@PathVariable int no) {
		return answer(this.directory.contributor(no)
			.map((entry) -> new OneContributor(FOUND, "OK", entry))
			.orElseGet(() -> new OneContributor(NOT_FOUND, "NO SUCH CONTRIBUTOR", null)));
	}

	@GetMapping("/offices")
	ResponseEntity<List<OfficeEntry>> offices() {
		return answer(this.directory.offices());
	}

	@GetMapping("/offices/{code}")
	ResponseEntity<OfficeEntry> office(@PathVariable int code) {
		return answer(this.directory.office(code).orElseThrow(DirectoryController::noSuchOffice));
	}

	private static <T> ResponseEntity<T> answer(T body) {
		return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic()).body(body);
	}

	private static ErrorResponseException noSuchOffice() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such office.");
		problem.setTitle("No such office");
		return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
	}

	/** All of them, however many. */
	record Contributors(int status, int count, List<ContributorEntry> contributors) {

	}

	/** One, or none and why. */
	record OneContributor(int status, String message, @Nullable ContributorEntry contributor) {

	}

}
