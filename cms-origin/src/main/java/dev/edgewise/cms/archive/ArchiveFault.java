package dev.edgewise.cms.archive;

import java.time.Duration;
import java.util.List;

import example.edgewise.schemas.archive._2009.messages.ArchiveUnavailableFault;
import example.edgewise.schemas.archive._2009.messages.AuthenticationFault;
import example.edgewise.schemas.archive._2009.messages.DuplicateCorrectionFault;
import example.edgewise.schemas.archive._2009.messages.InvalidRequestFault;
import example.edgewise.schemas.archive._2009.messages.UnknownArticleFault;
import example.edgewise.schemas.archive._2009.messages.UnknownContributorFault;
import org.jspecify.annotations.Nullable;

/**
 * What the archive answers instead of what was asked for: whose fault it is, a sentence,
 * and an element of the contract as its detail.
 */
final class ArchiveFault extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int MOST_PROBLEMS = 20;

	private final Blame blame;

	private final transient Object detail;

	private ArchiveFault(Blame blame, String sentence, Object detail) {
		super(sentence);
		this.blame = blame;
		this.detail = detail;
	}

	static ArchiveFault noToken() {
		return authentication("NO-TOKEN", "This service wants a UsernameToken in the header.");
	}

	static ArchiveFault wrongToken() {
		return authentication("WRONG-TOKEN", "That name and password do not belong together.");
	}

	static ArchiveFault invalid(List<String> problems) {
		InvalidRequestFault detail = new InvalidRequestFault();
		problems.stream().limit(MOST_PROBLEMS).forEach(detail.getProblem()::add);
		return new ArchiveFault(Blame.CLIENT, "The request is not as the contract says.", detail);
	}

	static ArchiveFault unknownArticle(String articleId) {
		UnknownArticleFault detail = new UnknownArticleFault();
		detail.setArticleId(articleId);
		return new ArchiveFault(Blame.CLIENT, "The archive does not hold that article.", detail);
	}

	/** Has been answered with HTTP status 200 since 2009, and somebody relies on it. */
	static ArchiveFault unknownContributor(String contributorId, @Nullable String mergedInto) {
		UnknownContributorFault detail = new UnknownContributorFault();
		detail.setContributorId(contributorId);
		detail.setMergedInto(mergedInto);
		return new ArchiveFault(Blame.CLIENT_WITH_STATUS_200, "There is no contributor of that number.", detail);
	}

	static ArchiveFault duplicate(Correction correction) {
		DuplicateCorrectionFault detail = new DuplicateCorrectionFault();
		detail.setCorrectionId(correction.id());
		detail.setStatus(correction.status());
		return new ArchiveFault(Blame.CLIENT, "That correction is waiting for its answer already.", detail);
	}

	static ArchiveFault unavailable(Duration retryAfter) {
		ArchiveUnavailableFault detail = new ArchiveUnavailableFault();
		detail.setRetryAfterSeconds(Math.toIntExact(retryAfter.toSeconds()));
		return new ArchiveFault(Blame.SERVER, "The archive cannot answer now.", detail);
	}

	private static ArchiveFault authentication(String reason, String sentence) {
		AuthenticationFault detail = new AuthenticationFault();
		detail.setReason(reason);
		return new ArchiveFault(Blame.CLIENT, sentence, detail);
	}

	Blame blame() {
		return this.blame;
	}

	String sentence() {
		return String.valueOf(getMessage());
	}

	Object detail() {
		return this.detail;
	}

	/** Which fault code and HTTP status. */
	enum Blame {

		CLIENT, CLIENT_WITH_STATUS_200, SERVER

	}

}
