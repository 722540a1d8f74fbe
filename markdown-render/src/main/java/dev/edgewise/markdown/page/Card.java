package dev.edgewise.markdown.page;

import java.util.List;
import java.util.Locale;

import dev.edgewise.markdown.article.Summary;

/**
 * An article as lists and "related" show it.
 */
record Card(String href, String title, String teaser, String author, String section, String language,
		String languageName, boolean membersOnly, Moment published, List<String> tags) {

	static Card of(Summary summary) {
		Locale language = Locale.forLanguageTag(summary.language());
		return new Card(Links.article(summary.slug()), summary.title(), summary.teaser(), summary.author(),
				summary.section(), summary.language(), Languages.nameOf(summary.language()), summary.membersOnly(),
				Moment.of(summary.publishedAt(), language), summary.tags());
	}

}
