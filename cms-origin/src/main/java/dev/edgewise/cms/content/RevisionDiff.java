package dev.edgewise.cms.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What differs between two revisions: fields that have other values, and the text line by
 * line.
 */
public record RevisionDiff(long from, long to, List<Field> fields, List<Line> body) {

	public static RevisionDiff between(Revision from, Revision to) {
		return new RevisionDiff(from.number(), to.number(), fields(from.manuscript(), to.manuscript()),
				lines(from.manuscript().body(), to.manuscript().body()));
	}

	static List<Field> fields(Manuscript from, Manuscript to) {
		List<Field> fields = List.of(new Field("slug", text(from.slug()), text(to.slug())),
				new Field("title", from.title(), to.title()),
				new Field("teaser", text(from.teaser()), text(to.teaser())),
				new Field("author", from.author(), to.author()),
				new Field("tags", String.join(", ", from.tags()), String.join(", ", to.tags())),
				new Field("section", from.section(), to.section()),
				new Field("language", from.language(), to.language()),
				new Field("membersOnly", String.valueOf(from.membersOnly()), String.valueOf(to.membersOnly())));
		return fields.stream().filter((field) -> !field.before().equals(field.after())).toList();
	}

	static List<Line> lines(String from, String to) {
		List<Line> lines = new ArrayList<>();
		List<String> before = from.lines().toList();
		for (AbstractDelta<String> delta : DiffUtils.diff(before, to.lines().toList(), true).getDeltas()) {
			if (delta.getType() != DeltaType.INSERT) {
				add(lines, (delta.getType() == DeltaType.EQUAL) ? Kind.SAME : Kind.REMOVED,
						delta.getSource().getLines());
			}
			if (delta.getType() == DeltaType.INSERT || delta.getType() == DeltaType.CHANGE) {
				add(lines, Kind.ADDED, delta.getTarget().getLines());
			}
		}
		return lines;
	}

	private static void add(List<Line> lines, Kind kind, List<String> texts) {
		texts.forEach((text) -> lines.add(new Line(kind, text)));
	}

	private static String text(@org.jspecify.annotations.Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

	/** Whether a line stands in both revisions, or in which. */
	public enum Kind {

		SAME, ADDED, REMOVED;

		@JsonValue
		public String wireName() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** A line of the text. */
	public record Line(Kind kind, String text) {

	}

	/** A field with another value. */
	public record Field(String name, String before, String after) {

	}

}
