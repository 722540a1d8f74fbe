package dev.edgewise.local.plan;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import dev.edgewise.local.LocalStackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UpOptionsTests {

	private static final Path HOME = Path.of("home");

	@Test
	void startsLondonAndTokyoAtADistanceUnlessToldOtherwise() {
		assertThat(parse("")).isEqualTo(new UpOptions(List.of(Pop.LHR, Pop.NRT), true, false, 1, false, HOME, false));
	}

	@Test
	void takesEveryOption() {
		assertThat(
				parse("--pops nrt,jfk,nrt --distance none --fresh --replicas 3 --ports free --home elsewhere --live"))
			.isEqualTo(new UpOptions(List.of(Pop.NRT, Pop.JFK), false, true, 3, true, Path.of("elsewhere"), true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--pops", "--pops cdg", "--pops lhr,", "--distance far", "--replicas 0", "--replicas 9",
			"--replicas two", "--ports 8080", "--home --fresh", "--unknown", "lhr" })
	void explainsInOneLineWhatMakesNoSense(String arguments) {
		assertThatExceptionOfType(LocalStackException.class).isThrownBy(() -> parse(arguments))
			.satisfies((problem) -> assertThat(problem.getMessage()).hasLineCount(1));
	}

	private static UpOptions parse(String arguments) {
		return UpOptions.parse(HOME, arguments.isEmpty() ? List.of() : Arrays.asList(arguments.split(" ")));
	}

}
