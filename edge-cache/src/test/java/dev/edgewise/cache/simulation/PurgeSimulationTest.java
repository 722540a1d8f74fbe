package dev.edgewise.cache.simulation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import dev.edgewise.cache.Messages;
import dev.edgewise.cache.simulation.Node.Bug;
import dev.edgewise.cache.simulation.Node.Tally;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The law of the cache: after a cache has applied a purge, it never serves content older
 * than that purge from its store (stale, while the origin fails: after a hard purge).
 * <p>
 * Edits whose purges name keys, URLs or expressions, fetches with any delays, a failing
 * origin, restarts, lost and recreated logs, two caches that share a second level before
 * a third one, each as far in the log as chance has it; in every third history, pages are
 * put together from others between the caches. One seed is one history. In the end, when
 * nothing happens any more, every page is a hit: a purge costs fetches, never the cache.
 */
class PurgeSimulationTest {

	private static final int SEEDS = 3000;

	private static final List<String> PAGES = Newsroom.PAGES.keySet().stream().sorted().toList();

	@Test
	void neverServesContentOlderThanAnAppliedPurge() {
		Tally all = new Tally();
		for (long seed = 0; seed < SEEDS; seed++) {
			Tally tally = run(seed, Bug.NONE);
			assertThat(tally.violations).as("seed %d", seed).isEmpty();
			assertThat(tally.uncacheable).as("seed %d", seed).isEmpty();
			all.hits += tally.hits;
			all.confirmed += tally.confirmed;
			all.stale += tally.stale;
		}
		assertThat(List.of(all.hits, all.confirmed, all.stale)).as("histories have hits, confirmations, stale answers")
			.allSatisfy((count) -> assertThat(count).isGreaterThan(SEEDS));
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NONE")
	void noticesAPlantedBug(Bug bug) {
		long caught = 0;
		for (long seed = 0; seed < 300; seed++) {
			Tally tally = run(seed, bug);
			boolean shown = (bug == Bug.OWN_POSITION_TOLD) ? !tally.uncacheable.isEmpty() : !tally.violations.isEmpty();
			caught += shown ? 1 : 0;
		}
		assertThat(caught).as("histories that show the bug").isGreaterThan(3);
	}

	private static Tally run(long seed, Bug bug) {
		Schedule schedule = new Schedule(seed);
		Tally tally = new Tally();
		boolean composed = seed % 3 == 0;
		Newsroom newsroom = new Newsroom(schedule, composed);
		Node far = new Node(schedule, newsroom, new SharedMap(), newsroom, bug, tally);
		SharedMap pop = new SharedMap();
		Upstream between = composed ? new Composer(far) : far;
		List<Node> near = List.of(new Node(schedule, newsroom, pop, between, bug, tally),
				new Node(schedule, newsroom, pop, between, bug, tally));
		for (int i = 0; i < 120; i++) {
			Node asked = schedule.oneIn(5) ? far : near.get(schedule.upTo(1));
			String page = PAGES.get(schedule.upTo(PAGES.size() - 1));
			schedule.after(schedule.upTo(3000), () -> asked.get(page, Messages.fields(), (answer) -> {
			}));
		}
		times(schedule, 15, newsroom::edit);
		times(schedule, 4, newsroom::toggleFailing);
		times(schedule, schedule.upTo(3),
				() -> List.of(far, near.getFirst(), near.getLast()).get(schedule.upTo(2)).restart());
		times(schedule, schedule.oneIn(4) ? 1 : 0, newsroom::recreateLog);
		schedule.run();
		settle(schedule, newsroom, far, near, tally);
		return tally;
	}

	private static void settle(Schedule schedule, Newsroom newsroom, Node far, List<Node> near, Tally tally) {
		newsroom.recover();
		far.catchUp();
		near.forEach(Node::catchUp);
		for (String page : PAGES) {
			for (Node node : near) {
				node.get(page, Messages.fields(), (answer) -> {
				});
				schedule.run();
				if (!node.isHit(page)) {
					tally.uncacheable.add(page);
				}
			}
		}
	}

	private static void times(Schedule schedule, int times, Runnable action) {
		for (int i = 0; i < times; i++) {
			schedule.after(schedule.upTo(3000), action);
		}
	}

}
