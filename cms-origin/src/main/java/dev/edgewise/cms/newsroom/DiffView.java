package dev.edgewise.cms.newsroom;

import java.util.ArrayList;
import java.util.List;

import dev.edgewise.cms.content.RevisionDiff;
import dev.edgewise.cms.content.RevisionDiff.Kind;
import dev.edgewise.cms.content.RevisionDiff.Line;

/**
 * A difference with a few lines around each change, and how many were left out between.
 */
record DiffView(RevisionDiff diff, List<Row> rows) {

	private static final int AROUND = 3;

	static DiffView of(RevisionDiff diff) {
		List<Row> rows = new ArrayList<>();
		List<Line> lines = diff.body();
		int skipped = 0;
		for (int index = 0; index < lines.size(); index++) {
			if (isNearAChange(lines, index)) {
				skip(rows, skipped);
				skipped = 0;
				rows.add(new Row(lines.get(index).kind().wireName(), lines.get(index).text()));
			}
			else {
				skipped++;
			}
		}
		skip(rows, skipped);
		return new DiffView(diff, rows);
	}

	private static void skip(List<Row> rows, int count) {
		if (count > 0) {
			rows.add(new Row("skipped", (count == 1) ? "1 line" : count + " lines"));
		}
	}

	private static boolean isNearAChange(List<Line> lines, int index) {
		return lines.subList(Math.max(0, index - AROUND), Math.min(lines.size(), index + AROUND + 1))
			.stream()
			.anyMatch((line) -> line.kind() != Kind.SAME);
	}

	/**
	 * A line.
	 *
	 * @param kind same, added, removed or skipped
	 */
	record Row(String kind, String text) {

		String mark() {
			return switch (this.kind) {
				case "added" -> "+";
				case "removed" -> "−";
				default -> "";
			};
		}

	}

}
