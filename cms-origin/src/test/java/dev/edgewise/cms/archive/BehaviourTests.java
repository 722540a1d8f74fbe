package dev.edgewise.cms.archive;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class BehaviourTests {

	private static final Manners HANGING = new Manners(Duration.ZERO, true, 0, false);

	@Test
	void failsAboutAsOftenAsAsked() {
		Random random = new Random(42);
		Manners manners = new Manners(Duration.ZERO, false, 0.25, false);
		long failures = random.ints(10_000).filter((any) -> manners.failsNow(random)).count();
		assertThat(failures).isBetween(2_300L, 2_700L);
		assertThat(Manners.GOOD.failsNow(random)).isFalse();
	}

	@Test
	void failsWithAFaultOfTheContract() {
		Behaviour behaviour = new Behaviour(new Manners(Duration.ZERO, false, 1, false), new Random(42));
		assertThatThrownBy(behaviour::inflict).isInstanceOf(ArchiveFault.class);
	}

	@Test
	void hangsUntilMannersImprove() {
		Behaviour behaviour = new Behaviour(HANGING, new Random(42));
		CompletableFuture<Void> request = request(behaviour);
		await().during(Duration.ofMillis(200)).until(() -> !request.isDone());
		behaviour.become(Manners.GOOD);
		assertThat(request).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void letsGoWhenTheServiceEnds() {
		Behaviour behaviour = new Behaviour(HANGING, new Random(42));
		CompletableFuture<Void> request = request(behaviour);
		behaviour.end();
		assertThat(request).succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void knowsItsBounds() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Manners(Duration.ofHours(1), false, 0, false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Manners(Duration.ofSeconds(-1), false, 0, false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Manners(Duration.ZERO, false, 1.1, false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Manners(Duration.ZERO, false, Double.NaN, false));
	}

	private static CompletableFuture<Void> request(Behaviour behaviour) {
		return CompletableFuture.runAsync(() -> {
			try {
				behaviour.inflict();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}, (task) -> Thread.ofVirtual().start(task));
	}

}
