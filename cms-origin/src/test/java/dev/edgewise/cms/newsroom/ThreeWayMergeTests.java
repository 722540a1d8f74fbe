package dev.edgewise.cms.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.edgewise.cms.newsroom.ThreeWayMerge.By;
import dev.edgewise.cms.newsroom.ThreeWayMerge.Part;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThreeWayMergeTests {

	@Test
	void bringsEditsOfDifferentPlacesTogether() {
		assertThat(merged("a\nb\nc\nd\ne", "A\nb\nc\nd\ne", "a\nb\nc\nd\nE")).isEqualTo("A\nb\nc\nd\nE");
		assertThat(merged("a\nb\nc", "a\nnew\nb\nc", "a\nb")).isEqualTo("a\nnew\nb");
	}

	@Test
	void keepsBothWhereBothChangedTheSame() {
		assertThat(merged("a\nb\nc", "a\nmine\nc", "a\ntheirs\nc"))
			.isEqualTo("a\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> theirs\nc");
		assertThat(merged("a", "a\nmine", "a\ntheirs")).contains("mine", "theirs");
	}

	@Test
	void takesOnceWhatBothChangedAlike() {
		assertThat(ThreeWayMerge.merge("a\nb", "a\nB", "a\nB"))
			.containsExactly(new Part.Settled(By.NOBODY, List.of("a")), new Part.Settled(By.BOTH, List.of("B")));
	}

	@Test
	void isTheOtherEditWhereOneChangedNothing() {
		assertThat(merged("a\nb", "a\nb", "x\ny\nz")).isEqualTo("x\ny\nz");
		assertThat(merged("a\nb", "", "a\nb")).isEmpty();
	}

	@Test
	void seesWhetherSomethingIsUndecided() {
		assertThat(ThreeWayMerge.isUndecided(merged("a", "b", "c"))).isTrue();
		assertThat(ThreeWayMerge.isUndecided("Title\n=======\n")).isFalse();
	}

	/** Whatever two editors do, each line they added is somewhere in what comes out. */
	@Test
	void losesNothing() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int round = 0; round < 3000; round++) {
			List<String> base = new ArrayList<>();
			for (int line = random.nextInt(12); line > 0; line--) {
				base.add("base " + random.nextInt(5));
			}
			String mine = edited(base, "mine", random);
			String theirs = edited(base, "theirs", random);
			String merged = merged(String.join("\n", base), mine, theirs);
			assertThat(merged.lines().filter((line) -> line.startsWith("mine"))).as("seed %d, round %d", seed, round)
				.containsExactlyElementsOf(mine.lines().filter((line) -> line.startsWith("mine")).toList());
			assertThat(merged.lines().filter((line) -> line.startsWith("theirs"))).as("seed %d, round %d", seed, round)
				.containsExactlyElementsOf(theirs.lines().filter((line) -> line.startsWith("theirs")).toList());
		}
	}

	private static String edited(List<String> base, String who, Random random) {
		List<String> lines = new ArrayList<>(base);
		for (int edit = random.nextInt(4); edit > 0; edit--) {
			int at = random.nextInt(lines.size() + 1);
			switch (random.nextInt(3)) {
				case 0 -> lines.add(at, who + " " + edit);
				case 1 -> {
					if (at < lines.size()) {
						lines.set(at, who + " " + edit);
					}
				}
				default -> {
					if (at < lines.size()) {
						lines.remove(at);
					}
				}
			}
		}
		return String.join("\n", lines);
	}

	private static String merged(String base, String mine, String theirs) {
		return ThreeWayMerge.marked(ThreeWayMerge.merge(base, mine, theirs));
	}

}
