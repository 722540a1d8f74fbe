package dev.edgewise.benchmarks.hits;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.edgewise.benchmarks.BenchmarkException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HitsOptionsTest {

	@Test
	void measuresAllPeersByDefault() {
		HitsOptions options = HitsOptions.parse();
		assertThat(options.wants(new Nginx())).isTrue();
		assertThat(options.rounds()).isEqualTo(3);
	}

	@Test
	void leavesOutPeersThatAreNotNamed() {
		HitsOptions options = HitsOptions.parse("--peers", "nginx,edgewise", "--seconds", "2");
		assertThat(options.wants(new Edgewise(List.of()))).isTrue();
		assertThat(options.wants(new Varnish())).isFalse();
		assertThat(options.seconds()).isEqualTo(2);
	}

	@Test
	void refusesWhatItDoesNotUnderstand() {
		assertThatExceptionOfType(BenchmarkException.class).isThrownBy(() -> HitsOptions.parse("--rounds", "0"));
		assertThatExceptionOfType(BenchmarkException.class).isThrownBy(() -> HitsOptions.parse("--rounds"));
		assertThatExceptionOfType(BenchmarkException.class).isThrownBy(() -> HitsOptions.parse("--speed", "9"));
	}

}
