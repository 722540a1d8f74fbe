package dev.edgewise.cache.purge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PurgePositionTest {

	@ParameterizedTest
	@ValueSource(strings = { "Zk-3_x:0", "Zk-3_x:-1", "Zk-3_x:999999999999999999", ":-1" })
	void readsWhatItWrites(String text) {
		assertThat(PurgePosition.parse(text)).hasValueSatisfying((read) -> assertThat(read).hasToString(text));
	}

	@Test
	void carriesOverThatNothingIsKnown() {
		assertThat(PurgePosition.parse(PurgePosition.UNKNOWN.toString())).contains(PurgePosition.UNKNOWN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "log", "log:", "log:-2", "log:1 ", "log:1,log:2", "lo g:1", "log:99999999999999999999",
			"log:1\n" })
	void refusesWhatIsNoPosition(String text) {
		assertThat(PurgePosition.parse(text)).isEmpty();
	}

	@Test
	void takesTheLowerOfTwoInOneLog() {
		PurgePosition low = new PurgePosition("log", 3);
		assertThat(low.lower(low.at(5))).isEqualTo(low);
		assertThat(low.at(5).lower(low)).isEqualTo(low);
	}

	@Test
	void knowsNothingOfTwoLogsAtOnce() {
		PurgePosition one = new PurgePosition("one", 3);
		assertThat(one.lower(new PurgePosition("two", 3))).isEqualTo(PurgePosition.UNKNOWN);
		assertThat(one.lower(PurgePosition.UNKNOWN)).isEqualTo(PurgePosition.UNKNOWN);
		assertThat(PurgePosition.UNKNOWN.lower(one)).isEqualTo(PurgePosition.UNKNOWN);
	}

}
