package dev.edgewise.cms.archive;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The rights of one article, as the archive holds them. Either a contributor or an agency
 * grants them.
 */
record HeldRights(String articleId, Clearance clearance, String licence, @Nullable String contributorId,
		@Nullable String agency, List<String> territories, List<String> media, @Nullable BigDecimal fee,
		@Nullable String currency, String creditLine, @Nullable String restriction, LocalDate changedOn) {

	HeldRights {
		territories = List.copyOf(territories);
		media = List.copyOf(media);
	}

}
