package dev.edgewise.cms.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;

/**
 * Two edits of one text, brought together line by line as diff3 does: what one of them
 * left alone is taken from the other; where both changed the same or adjoining lines in
 * different ways, both are kept and somebody has to decide. Nothing either wrote is lost.
 */
final class ThreeWayMerge {

	static final String MINE = "<<<<<<< yours";

	static final String BETWEEN = "=======";

	static final String THEIRS = ">>>>>>> theirs";

	private ThreeWayMerge() {
	}

	static List<Part> merge(String base, String mine, String theirs) {
		return new Run(base.lines().toList(), Side.of(base, mine), Side.of(base, theirs)).parts();
	}

	/** The text with marks around what has to be decided. */
	static String marked(List<Part> parts) {
		return parts.stream().flatMap((part) -> switch (part) {
			case Part.Settled settled -> settled.lines().stream();
			case Part.Conflict conflict ->
				Stream.of(List.of(MINE), conflict.mine(), List.of(BETWEEN), conflict.theirs(), List.of(THEIRS))
					.flatMap(List::stream);
		}).collect(Collectors.joining("\n"));
	}

	static boolean isUndecided(String text) {
		return text.lines().anyMatch((line) -> line.equals(MINE) || line.equals(THEIRS));
	}

	/** A stretch of the merged text. */
	sealed interface Part {

		/**
		 * Lines that need no decision.
		 *
		 * @param by who changed them
		 */
		record Settled(By by, List<String> lines) implements Part {

		}

		/** Lines that both changed. */
		record Conflict(List<String> base, List<String> mine, List<String> theirs) implements Part {

		}

	}

	/** Who changed a stretch. */
	enum By {

		NOBODY, ME, THEM, BOTH

	}

	/** One edit: its changes in the order of the base's lines. */
	private record Side(List<String> lines, List<AbstractDelta<String>> changes) {

		static Side of(String base, String edited) {
			List<String> lines = edited.lines().toList();
			return new Side(lines, DiffUtils.diff(base.lines().toList(), lines).getDeltas());
		}

		/**
		 * The edit's lines in place of the base's lines between two that it left alone.
		 */
		List<String> between(int from, int to) {
			return this.lines.subList(from + shift(from, false), to + shift(to, true));
		}

		/** How far a line of the base has moved; an insertion at it counts when asked. */
		private int shift(int line, boolean inclusive) {
			int shift = 0;
			for (AbstractDelta<String> change : this.changes) {
				Chunk<String> source = change.getSource();
				int end = source.getPosition() + source.size();
				if (end < line || (end == line && (inclusive || source.size() > 0))) {
					shift += change.getTarget().size() - source.size();
				}
			}
			return shift;
		}

	}

	/** Goes through both edits' changes at once, joining those that touch. */
	private static final class Run {

		private final List<String> base;

		private final Side mine;

		private final Side theirs;

		private final List<Part> parts = new ArrayList<>();

		Run(List<String> base, Side mine, Side theirs) {
			this.base = base;
			this.mine = mine;
			this.theirs = theirs;
		}

		List<Part> parts() {
			int done = 0;
			int m = 0;
			int t = 0;
			while (m < this.mine.changes().size() || t < this.theirs.changes().size()) {
				int from = Math.min(start(this.mine, m), start(this.theirs, t));
				int to = from;
				int firstMine = m;
				int firstTheirs = t;
				boolean grown = true;
				while (grown) {
					grown = false;
					while (start(this.mine, m) <= to) {
						to = Math.max(to, end(this.mine, m++));
						grown = true;
					}
					while (start(this.theirs, t) <= to) {
						to = Math.max(to, end(this.theirs, t++));
						grown = true;
					}
				}
				settle(By.NOBODY, this.base.subList(done, from));
				decide(from, to, m > firstMine, t > firstTheirs);
				done = to;
			}
			settle(By.NOBODY, this.base.subList(done, this.base.size()));
			return this.parts;
		}

		private void decide(int from, int to, boolean byMe, boolean byThem) {
			List<String> own = this.mine.between(from, to);
			List<String> other = this.theirs.between(from, to);
			if (!byThem) {
				this.parts.add(new Part.Settled(By.ME, own));
			}
			else if (!byMe) {
				this.parts.add(new Part.Settled(By.THEM, other));
			}
			else if (own.equals(other)) {
				this.parts.add(new Part.Settled(By.BOTH, own));
			}
			else {
				this.parts.add(new Part.Conflict(this.base.subList(from, to), own, other));
			}
		}

		private void settle(By by, List<String> lines) {
			if (!lines.isEmpty()) {
				this.parts.add(new Part.Settled(by, lines));
			}
		}

		private static int start(Side side, int index) {
			return (index < side.changes().size()) ? side.changes().get(index).getSource().getPosition()
					: Integer.MAX_VALUE;
		}

		private static int end(Side side, int index) {
			Chunk<String> source = side.changes().get(index).getSource();
			return source.getPosition() + source.size();
		}

	}

}
