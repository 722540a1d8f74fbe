package dev.edgewise.cache.simulation;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.edgewise.cache.simulation.CrowdedPop.Trouble;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The law of collapsing: nobody waits beyond the bound; nobody gets what is another's, of
 * another variant, or purged; few fetch. One seed is one history.
 */
class CollapseSimulationTest {

	private static final int SEEDS = 1500;

	@Test
	void holdsWhateverGoesWrong() {
		Map<String, Integer> turns = new TreeMap<>();
		for (long seed = 0; seed < SEEDS; seed++) {
			Schedule schedule = new Schedule(seed);
			Trouble trouble = new Trouble(schedule.oneIn(2), schedule.oneIn(2), schedule.oneIn(2));
			CrowdedPop pop = new CrowdedPop(schedule, 1 + schedule.upTo(2), trouble);
			for (int i = 0; i < 150; i++) {
				String page = CrowdedPop.PAGES.get(schedule.upTo(CrowdedPop.PAGES.size() - 1));
				schedule.after(schedule.upTo(2000), () -> pop.ask(page));
			}
			for (int i = schedule.upTo(3); i > 0; i--) {
				schedule.after(schedule.upTo(2000), pop::purge);
				schedule.after(schedule.upTo(2000), pop.leases::toggle);
			}
			schedule.run();
			assertThat(pop.violations).as("seed %d", seed).isEmpty();
			pop.turns.forEach((turn, count) -> turns.merge(turn, count, Integer::sum));
		}
		assertThat(turns).as("histories have all turns")
			.hasSize(4)
			.allSatisfy((turn, count) -> assertThat(count).isGreaterThan(SEEDS));
	}

	@Test
	void onePopFetchesOnceForACrowd() {
		for (long seed = 0; seed < 300; seed++) {
			CrowdedPop pop = crowd(seed, "/public", Trouble.NONE, false);
			assertThat(pop.fetches.get("/public")).as("seed %d: one for people, one for those in particular", seed)
				.isBetween(1, 2);
			assertThat(pop.fetches).as("seed %d", seed).doesNotContainKey("/public alone");
		}
	}

	@Test
	void oneInstanceFetchesOnceForACrowdWhereThereAreNoLeases() {
		for (long seed = 0; seed < 300; seed++) {
			assertThat(crowd(seed, "/public", Trouble.NONE, true).fetches.get("/public")).as("seed %d", seed)
				.isBetween(1, 6);
		}
	}

	@Test
	void answersForOneClientOnlyDoNotWaitForOneAnother() {
		for (long seed = 0; seed < 300; seed++) {
			CrowdedPop pop = crowd(seed, "/private", Trouble.NONE, false);
			assertThat(pop.fetches.get("/private")).as("seed %d", seed).isLessThanOrEqualTo(6);
			assertThat(pop.fetches.values().stream().mapToInt(Integer::intValue).sum()).as("seed %d", seed)
				.isEqualTo(100);
			assertThat(pop.lastTurn()).as("seed %d", seed).isLessThan(700);
		}
	}

	@Test
	void failingOriginIsAskedByOneAtATime() {
		for (long seed = 0; seed < 300; seed++) {
			CrowdedPop pop = crowd(seed, "/failing", Trouble.NONE, false);
			assertThat(pop.fetches.get("/failing")).as("seed %d: for a hundred requests", seed).isLessThanOrEqualTo(20);
			assertThat(pop.turns.get("Refused")).as("seed %d", seed).isGreaterThan(70);
		}
	}

	private static CrowdedPop crowd(long seed, String page, Trouble trouble, boolean withoutLeases) {
		Schedule schedule = new Schedule(seed);
		CrowdedPop pop = new CrowdedPop(schedule, 3, trouble);
		if (withoutLeases) {
			pop.leases.toggle();
		}
		for (int i = 0; i < 100; i++) {
			schedule.after(schedule.upTo(50), () -> pop.ask(page));
		}
		schedule.run();
		assertThat(pop.violations).as("seed %d", seed).isEmpty();
		return pop;
	}

}
