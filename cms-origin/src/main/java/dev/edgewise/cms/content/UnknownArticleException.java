package dev.edgewise.cms.content;

import java.time.Duration;
import java.util.List;

import dev.edgewise.cms.delivery.CacheHeaders;
import dev.edgewise.cms.taxonomy.Slugs;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * There is no article of that slug (404). The answer may be remembered for a moment, and
 * says what makes it untrue.
 */
class UnknownArticleException extends ErrorResponseException {

	UnknownArticleException(String slug) {
		super(HttpStatus.NOT_FOUND, problem(slug), null);
		absence(slug).forEach((name, values) -> getHeaders().addAll(name, values));
	}

	/**
	 * A name that can never come to life has no key that could end the memory of its
	 * absence: nobody keeps it.
	 */
	private static HttpHeaders absence(String slug) {
		return slug.matches(Slugs.PATTERN) ? CacheHeaders.brief(Duration.ofSeconds(10), List.of(ContentKeys.slug(slug)))
				: CacheHeaders.notStored();
	}

	private static ProblemDetail problem(String slug) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no article '%s'.".formatted(slug));
		problem.setTitle("Unknown article");
		return problem;
	}

}
