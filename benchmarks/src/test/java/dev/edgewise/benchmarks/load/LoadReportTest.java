package dev.edgewise.benchmarks.load;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.edgewise.benchmarks.BenchmarkException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LoadReportTest {

	private static final String REPORT = """
			Running 5s test @ http://127.0.0.1:8080/hit
			  2 threads and 64 connections
			  Thread Stats   Avg      Stdev     Max   +/- Stdev
			    Latency   635.91us    0.89ms  12.92ms   93.69%
			    Req/Sec    56.20k     8.07k   62.00k    50.00%
			  Latency Distribution
			     50%  250.00us
			     75%  491.00us
			     90%  700.00us
			     99%    5.80ms
			  561616 requests in 5.01s, 5.50GB read
			Requests/sec: 112323.20
			Transfer/sec:      1.10GB
			""";

	@Test
	void readsRateAndPercentiles() {
		LoadReport report = LoadReport.parse(REPORT);
		assertThat(report.requests()).isEqualTo(561_616);
		assertThat(report.requestsPerSecond()).isEqualTo(112_323.2);
		assertThat(report.median()).isEqualTo(Duration.ofNanos(250_000));
		assertThat(report.p99()).isEqualTo(Duration.ofNanos(5_800_000));
		assertThat(report.failures()).isZero();
	}

	@Test
	void countsEveryKindOfFailure() {
		LoadReport report = LoadReport.parse(REPORT.replace("Requests/sec",
				"  Socket errors: connect 1, read 2, write 3, timeout 4\n  Non-2xx or 3xx responses: 5\nRequests/sec"));
		assertThat(report.failures()).isEqualTo(15);
	}

	@Test
	void readsSeconds() {
		assertThat(LoadReport.parse(REPORT.replace("5.80ms", "1.02s")).p99()).isEqualTo(Duration.ofMillis(1020));
	}

	@Test
	void failsOnWhatIsNoReport() {
		assertThatExceptionOfType(BenchmarkException.class)
			.isThrownBy(() -> LoadReport.parse("unable to connect to 127.0.0.1:1 Connection refused"))
			.withMessageContaining("Connection refused");
	}

}
