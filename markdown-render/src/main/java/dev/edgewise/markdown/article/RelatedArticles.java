package dev.edgewise.markdown.article;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ranks articles of one's language by what they share with it: tags first, then the
 * section, then the newer. Articles that share no tag are not related, whatever else they
 * share. Only facts whose change purges the {@code articles} key take part, so that an
 * edit of a text cannot change what is related to another.
 */
public final class RelatedArticles {

	private RelatedArticles() {
	}

	/**
	 * The articles most related to one.
	 * @param article the one
	 * @param candidates among which to choose
	 * @param limit how many at most
	 * @return the most related first
	 */
	public static List<Summary> of(Article article, List<Summary> candidates, int limit) {
		Summary origin = article.summary();
		Set<String> tags = normalised(origin);
		Set<String> translations = article.translations()
			.stream()
			.map(Article.Translation::slug)
			.collect(Collectors.toSet());
		return candidates.stream()
			.filter((candidate) -> !candidate.id().equals(origin.id()) && !translations.contains(candidate.slug()))
			.filter((candidate) -> candidate.language().equals(origin.language()) && shared(tags, candidate) > 0)
			.sorted(Comparator.comparingLong((Summary candidate) -> shared(tags, candidate))
				.thenComparing((candidate) -> candidate.section().equals(origin.section()))
				.thenComparing(Summary::publishedAt)
				.reversed()
				.thenComparing(Summary::slug))
			.limit(limit)
			.toList();
	}

	private static long shared(Set<String> tags, Summary candidate) {
		return normalised(candidate).stream().filter(tags::contains).count();
	}

	private static Set<String> normalised(Summary article) {
		return article.tags().stream().map((tag) -> tag.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
	}

}
