package dev.edgewise.platform.pop;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TopologyTests {

	@Test
	void knowsWhereItIs() {
		assertThat(TestPlaces.at("lhr").here().city()).isEqualTo("London");
		assertThat(TestPlaces.at("core").here().city()).isEqualTo("Portland");
	}

	@Test
	void tellsWhoTakesPart() {
		Topology topology = TestPlaces.at("nrt");
		assertThat(topology.enabledPops()).extracting(Place::code).containsExactly("lhr");
		assertThat(topology.place("nrt")).hasValueSatisfying((nrt) -> assertThat(topology.isEnabled(nrt)).isFalse());
		assertThat(topology.place("xyz")).isEmpty();
	}

	@Test
	void refusesAnUnknownPlaceInOneLineThatNamesTheKnownOnes() {
		assertThatIllegalArgumentException().isThrownBy(() -> TestPlaces.at("xyz"))
			.withMessage("edgewise.pop is 'xyz', which edgewise.topology does not know; it knows [core, lhr, nrt]");
	}

	@Test
	void analysesAnUnknownPlaceSoThatNoStackTraceIsPrinted() {
		UnknownPlaceException failure = catchThrowableOfType(UnknownPlaceException.class, () -> TestPlaces.at("xyz"));
		FailureAnalysis analysis = new UnknownPlaceFailureAnalyzer().analyze(new IllegalStateException(failure));
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("'xyz'").doesNotContain("\n");
	}

	@Test
	void emulatesTheWayFromLondonToTheCore() {
		Distance distance = TestPlaces.distance(true);
		assertThat(distance.oneWayToCore()).isBetween(Duration.ofMillis(60), Duration.ofMillis(70));
		assertThat(distance.oneWay("nrt")).isBetween(Duration.ofMillis(70), Duration.ofMillis(85));
	}

	@Test
	void hasNoDistanceToItselfToUnknownPlacesAndWhenOff() {
		assertThat(TestPlaces.distance(true).oneWay("lhr")).isZero();
		assertThat(TestPlaces.distance(true).oneWay("xyz")).isZero();
		assertThat(TestPlaces.distance(false).oneWayToCore()).isZero();
		assertThat(TestPlaces.distance(false).isEmulated()).isFalse();
	}

}
