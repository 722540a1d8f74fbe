package dev.edgewise.cms.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the directory. What there is not is told in four ways: no archive number is
 * {@code ""}, no office 0, no e-mail {@code null}, no extension not at all, and who has
 * not left has {@code "00/00/0000"}.
 *
 * @param role 1 writer, 2 editor, 3 photographer, 4 translator, 5 agency
 */
record ContributorEntry(int no, String name, String archiveId, int office, int role, String joined, String left,
		@Nullable String email, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ext) {

}
