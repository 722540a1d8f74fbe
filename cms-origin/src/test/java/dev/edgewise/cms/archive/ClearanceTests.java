package dev.edgewise.cms.archive;

import java.time.LocalDate;

import example.edgewise.schemas.archive._2007.types.RightsStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClearanceTests {

	private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 23);

	@Test
	void lapsesAfterItsLastDay() {
		Clearance cleared = new Clearance("CLEARED", LAST_DAY, null);
		assertThat(cleared.statusOn(LAST_DAY)).isEqualTo(RightsStatus.CLEARED);
		assertThat(cleared.statusOn(LAST_DAY.plusDays(1))).isEqualTo(RightsStatus.EXPIRED);
	}

	@Test
	void whatWasNotClearedDoesNotLapse() {
		assertThat(new Clearance("DISPUTED", LAST_DAY, null).statusOn(LAST_DAY.plusDays(1)))
			.isEqualTo(RightsStatus.DISPUTED);
	}

	@Test
	void lastsForEverWithoutALastDay() {
		assertThat(new Clearance("CLEARED", null, null).statusOn(LocalDate.of(2999, 1, 1)))
			.isEqualTo(RightsStatus.CLEARED);
	}

}
