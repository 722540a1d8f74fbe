package dev.edgewise.cms.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.edgewise.cms.content.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Two editors saved the same revision; this is what became of it for the second. The form
 * holds what could be brought together; where both changed the same field, it holds the
 * second editor's value, and the first one's is shown beside it.
 *
 * @param theirs the revision that was saved meanwhile
 * @param form the merged article, ready to be saved on top of theirs
 * @param fields one-line fields that both changed
 * @param parts of the text
 */
record Collision(Revision theirs, ArticleForm form, List<Field> fields, List<ThreeWayMerge.Part> parts) {

	static Collision of(Revision base, ArticleForm mine, Revision theirs) {
		ArticleForm before = ArticleForm.of(base.manuscript(), base.number());
		ArticleForm other = ArticleForm.of(theirs.manuscript(), theirs.number());
		List<Field> fields = new ArrayList<>();
		Merge each = new Merge(before, mine, other, fields);
		List<ThreeWayMerge.Part> parts = ThreeWayMerge.merge(text(before.body()), text(mine.body()),
				text(other.body()));
		ArticleForm merged = new ArticleForm(each.field("slug", ArticleForm::slug),
				each.field("title", ArticleForm::title), each.field("teaser", ArticleForm::teaser),
				ThreeWayMerge.marked(parts), each.field("author", ArticleForm::author),
				each.field("tags", ArticleForm::tags), each.field("section", ArticleForm::section),
				each.field("language", ArticleForm::language),
				Boolean.parseBoolean(each.field("membersOnly", (form) -> String.valueOf(form.forMembers()))), null,
				theirs.number());
		return new Collision(theirs, merged, fields, parts);
	}

	boolean isUndecided() {
		return this.parts.stream().anyMatch((part) -> part instanceof ThreeWayMerge.Part.Conflict);
	}

	private static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

	/** A field that both changed, each in another way. */
	record Field(String name, String base, String mine, String theirs) {

	}

	private record Merge(ArticleForm base, ArticleForm mine, ArticleForm theirs, List<Field> conflicts) {

		private String field(String name, Function<ArticleForm, @Nullable String> value) {
			String before = text(value.apply(this.base));
			String own = text(value.apply(this.mine));
			String other = text(value.apply(this.theirs));
			if (own.equals(before)) {
				return other;
			}
			if (!other.equals(before) && !other.equals(own)) {
				this.conflicts.add(new Field(name, before, own, other));
			}
			return own;
		}

	}

}
