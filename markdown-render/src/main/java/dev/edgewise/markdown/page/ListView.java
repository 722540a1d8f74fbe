package dev.edgewise.markdown.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.edgewise.markdown.article.ArticleList;
import dev.edgewise.markdown.article.ArticleQuery;
import dev.edgewise.markdown.article.Summary;

/**
 * What the template of a list shows.
 *
 * @param heading of the page
 * @param cards the articles
 * @param choices ways to narrow and widen the list
 * @param previous path of the page before, empty if there is none
 * @param next path of the page after, empty if there is none
 * @param total articles over all pages
 */
record ListView(String heading, List<Card> cards, List<Choice> choices, String previous, String next, int total) {

	/**
	 * A link that changes what the list shows.
	 *
	 * @param label what it says
	 * @param href where it leads
	 * @param language of the label, empty if the page's
	 * @param active whether the list is narrowed by it already
	 */
	record Choice(String label, String href, String language, boolean active) {
	}

	static ListView of(ArticleQuery query, ArticleList list) {
		List<Choice> choices = new ArrayList<>();
		choices.add(new Choice("Everything", "/articles", "", isEverything(query)));
		for (String section : values(query.section(), list, Summary::section)) {
			choices.add(new Choice(section, Links.inSection(section), "",
					query.section().filter(section::equals).isPresent()));
		}
		for (String language : values(query.language(), list, Summary::language)) {
			choices.add(new Choice(Languages.nameOf(language), "/articles?language=" + Links.encode(language), language,
					query.language().filter(language::equals).isPresent()));
		}
		query.tag().ifPresent((tag) -> choices.add(new Choice("#" + tag, Links.tagged(tag), "", true)));
		query.author().ifPresent((author) -> choices.add(new Choice(author, Links.by(author), "", true)));
		return new ListView(heading(query), list.items().stream().map(Card::of).toList(), List.copyOf(choices),
				(query.page() > 0) ? Links.list(at(query, query.page() - 1)) : "",
				list.hasNext() ? Links.list(at(query, query.page() + 1)) : "", list.total());
	}

	private static boolean isEverything(ArticleQuery query) {
		return Stream.of(query.section(), query.tag(), query.language(), query.author()).allMatch(Optional::isEmpty);
	}

	private static TreeSet<String> values(Optional<String> active, ArticleList list, Function<Summary, String> value) {
		TreeSet<String> values = new TreeSet<>(list.items().stream().map(value).toList());
		active.ifPresent(values::add);
		return values;
	}

	private static String heading(ArticleQuery query) {
		return query.tag()
			.map((tag) -> "Tagged " + tag)
			.or(query::section)
			.or(() -> query.author().map((author) -> "By " + author))
			.or(() -> query.language().map(Languages::nameOf))
			.orElse("Articles");
	}

	private static ArticleQuery at(ArticleQuery query, int page) {
		return new ArticleQuery(query.section(), query.tag(), query.language(), query.author(), page, query.size());
	}

}
