package dev.edgewise.platform.origin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.edgewise.platform.origin.OriginGate.Permit;

import static org.assertj.core.api.Assertions.assertThat;

class OriginGateTests {

	private final OriginGate gate = new OriginGate("core", 2, 2, Duration.ofSeconds(30));

	@Test
	void letsInAsManyAsMayBeInside() {
		Permit first = this.gate.enter().join();
		this.gate.enter().join();
		CompletableFuture<Permit> third = this.gate.enter();
		CompletableFuture<Permit> fourth = this.gate.enter();
		assertThat(third).isNotDone();
		first.close();
		first.close();
		assertThat(third).isCompleted();
		assertThat(fourth).isNotDone();
		assertThat(this.gate.inside()).isEqualTo(2);
	}

	@Test
	void refusesWhoFindsNoRoom() {
		for (int i = 0; i < 4; i++) {
			this.gate.enter();
		}
		assertThat(this.gate.enter()).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(OriginBusyException.class);
		assertThat(this.gate.refused()).isEqualTo(1);
	}

	@Test
	void refusesWhoWaitsTooLong() {
		OriginGate impatient = new OriginGate("core", 1, 10, Duration.ofMillis(20));
		impatient.enter();
		assertThat(impatient.enter()).failsWithin(Duration.ofSeconds(10))
			.withThrowableThat()
			.withCauseInstanceOf(OriginBusyException.class);
		assertThat(impatient.waiting()).isZero();
	}

	@Test
	void whoGivesUpLosesThePlaceToTheNext() {
		Permit inside = this.gate.enter().join();
		this.gate.enter();
		CompletableFuture<Permit> leaving = this.gate.enter();
		CompletableFuture<Permit> staying = this.gate.enter();
		leaving.cancel(false);
		assertThat(this.gate.waiting()).isEqualTo(1);
		inside.close();
		assertThat(staying).isCompleted();
	}

	@Test
	void losesNoPlaceHoweverManyComeAndGo() {
		long seed = System.nanoTime();
		OriginGate busy = new OriginGate("core", 8, 50, Duration.ofMillis(5));
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Void>> all = new ArrayList<>();
			IntStream.range(0, 3000).forEach((i) -> all.add(CompletableFuture.runAsync(() -> {
				Random random = new Random(seed + i);
				CompletableFuture<Permit> entry = busy.enter();
				if (random.nextInt(4) == 0) {
					LockSupport.parkNanos(random.nextInt(2_000_000));
					entry.cancel(false);
				}
				entry.thenAccept((permit) -> {
					most.accumulateAndGet(inside.incrementAndGet(), Math::max);
					LockSupport.parkNanos(random.nextInt(500_000));
					inside.decrementAndGet();
					permit.close();
				}).exceptionally((failure) -> null).join();
			}, executor)));
			all.forEach(CompletableFuture::join);
		}
		assertThat(most.get()).as("seed %d", seed).isBetween(2, 8);
		assertThat(busy.inside()).as("seed %d", seed).isZero();
		assertThat(busy.waiting()).as("seed %d", seed).isZero();
	}

}
