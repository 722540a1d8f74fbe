package dev.edgewise.markdown.page;

import java.util.List;
import java.util.Locale;

import dev.edgewise.markdown.article.Article;
import dev.edgewise.markdown.article.RelatedArticles;
import dev.edgewise.markdown.article.Summary;
import dev.edgewise.markdown.engine.Heading;
import dev.edgewise.markdown.page.Chrome.Alternate;

/**
 * What the template of an article shows.
 *
 * @param card the article as lists show it
 * @param updated when this revision was committed
 * @param revision counts its edits
 * @param body its text as safe HTML
 * @param minutes how long it takes to read
 * @param contents its headings, when there are enough to need a table of contents
 * @param truncated whether the text is the teaser only
 * @param related other articles
 * @param relatedKnown whether the list of others could be had
 */
record ArticleView(Card card, Moment updated, int revision, String body, int minutes, List<Heading> contents,
		boolean truncated, List<Card> related, boolean relatedKnown) {

	private static final int WORDS_PER_MINUTE = 230;

	private static final int HEADINGS_FOR_CONTENTS = 3;

	static ArticleView of(Article article, BodyHtml body, List<Summary> related, boolean relatedKnown) {
		Summary summary = article.summary();
		List<Heading> sections = body.outline().stream().filter((heading) -> heading.level() == 2).toList();
		return new ArticleView(Card.of(summary),
				Moment.of(summary.updatedAt(), Locale.forLanguageTag(summary.language())), summary.revision(),
				body.html(), Math.max(1, Math.round((float) body.words() / WORDS_PER_MINUTE)),
				(sections.size() >= HEADINGS_FOR_CONTENTS) ? sections : List.of(), article.truncated(),
				related.stream().map(Card::of).toList(), relatedKnown);
	}

	static List<Summary> relatedTo(Article article, List<Summary> candidates) {
		return RelatedArticles.of(article, candidates, 3);
	}

	static List<Alternate> alternatesOf(Article article) {
		return article.translations()
			.stream()
			.map((translation) -> new Alternate(translation.language(), Languages.nameOf(translation.language()),
					Links.article(translation.slug())))
			.toList();
	}

}
