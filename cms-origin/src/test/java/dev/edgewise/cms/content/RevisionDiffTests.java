package dev.edgewise.cms.content;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionDiffTests {

	@Test
	void tellsLinesThatCameStayedAndWent() {
		RevisionDiff diff = RevisionDiff.between(revision(1, "T", "one\ntwo\nthree"),
				revision(2, "T", "one\n2\nthree\nfour"));
		assertThat(diff.fields()).isEmpty();
		assertThat(diff.body()).extracting((line) -> line.kind().wireName() + " " + line.text())
			.containsExactly("same one", "removed two", "added 2", "same three", "added four");
	}

	@Test
	void namesTheFieldsWithOtherValues() {
		assertThat(RevisionDiff.between(revision(1, "T", "x"), revision(2, "U", "x")).fields())
			.containsExactly(new RevisionDiff.Field("title", "T", "U"));
	}

	private static Revision revision(long number, String title, String body) {
		return new Revision(number, "edited", "edith", Instant.EPOCH,
				new Manuscript("s", title, "", body, "A", List.of(), "s", "en", false, null));
	}

}
