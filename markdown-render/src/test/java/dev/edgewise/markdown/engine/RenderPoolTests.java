package dev.edgewise.markdown.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;
import dev.edgewise.markdown.engine.RenderOutcome.Rendered;

import static org.assertj.core.api.Assertions.assertThat;

class RenderPoolTests {

	private static final Rendered DONE = new Rendered("", java.util.List.of(), 0);

	@Test
	void answersAtTheDeadlineAndKeepsTheSlotUntilTheWorkHasEnded() {
		CountDownLatch end = new CountDownLatch(1);
		try (RenderPool pool = pool(1, 1)) {
			assertThat(reason(pool.run((signal) -> uninterruptibly(end)))).isEqualTo(Reason.TOO_SLOW);
			assertThat(pool.occupied()).isEqualTo(1);
			assertThat(reason(pool.run((signal) -> DONE))).isEqualTo(Reason.BUSY);
			assertThat(pool.waiting()).isZero();
			end.countDown();
			Awaitility.await().until(() -> pool.occupied() == 0);
			assertThat(pool.run((signal) -> DONE)).isEqualTo(DONE);
		}
	}

	@Test
	void stopsWorkThatComesByTheSignal() {
		try (RenderPool pool = pool(1, 1)) {
			RenderOutcome outcome = pool.run((signal) -> {
				while (true) {
					signal.step();
				}
			});
			assertThat(reason(outcome)).isEqualTo(Reason.TOO_SLOW);
			Awaitility.await().until(() -> pool.occupied() == 0);
		}
	}

	@Test
	void turnsWhateverIsThrownIntoARefusal() {
		try (RenderPool pool = pool(1, 1)) {
			assertThat(reason(pool.run((signal) -> overflow(0)))).isEqualTo(Reason.TOO_DEEP);
			assertThat(reason(pool.run((signal) -> {
				throw new IllegalStateException("no");
			}))).isEqualTo(Reason.FAILED);
		}
	}

	private static RenderPool pool(int threads, int queue) {
		return new RenderPool(new RenderLimits(1024, 10, Duration.ofMillis(100), threads, queue, 1 << 20));
	}

	private static Rendered uninterruptibly(CountDownLatch latch) {
		while (true) {
			try {
				latch.await();
				return DONE;
			}
			catch (InterruptedException ex) {
				// the pool may interrupt, this work does not care
			}
		}
	}

	private static Rendered overflow(int depth) {
		return (depth < 0) ? DONE : overflow(depth + 1).outline().isEmpty() ? DONE : overflow(depth);
	}

	private static Reason reason(RenderOutcome outcome) {
		return ((Refused) outcome).reason();
	}

}
