package dev.edgewise.markdown.page;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.timing.ServerTiming;

import dev.edgewise.markdown.article.Answer;
import dev.edgewise.markdown.article.Article;
import dev.edgewise.markdown.article.ArticleList;
import dev.edgewise.markdown.article.ArticleQuery;
import dev.edgewise.markdown.article.ArticleSource;
import dev.edgewise.markdown.article.Provenance;
import dev.edgewise.markdown.article.Summary;

/**
 * A core whose articles and failures tests decide.
 */
final class FakeArticles implements ArticleSource {

	private final Map<String, Article> articles = new LinkedHashMap<>();

	boolean stale;

	boolean articlesAway;

	boolean listsAway;

	PurgePosition position = new PurgePosition("log", 42);

	void clear() {
		this.articles.clear();
		this.stale = false;
		this.articlesAway = false;
		this.listsAway = false;
		this.position = new PurgePosition("log", 42);
	}

	void add(Article article) {
		this.articles.put(article.summary().slug(), article);
	}

	static Article article(String id, String slug, String title, String body, String... tags) {
		Instant time = Instant.parse("2026-11-20T09:08:07.654321Z");
		return new Article(new Summary(id, slug, title, "A teaser.", "Ada Ferreira", List.of(tags), "Caching", "en",
				false, time, time, 3), body, false, List.of());
	}

	@Override
	public Answer<Article> article(String slug) {
		if (this.articlesAway) {
			return new Answer.Unreachable<>("away");
		}
		Article article = this.articles.get(slug);
		return (article != null) ? new Answer.Found<>(article, provenance(Set.of(article.summary().surrogateKey())))
				: new Answer.Missing<>(provenance(Set.of("slug:" + slug)));
	}

	@Override
	public Answer<ArticleList> list(ArticleQuery query) {
		if (this.listsAway) {
			return new Answer.Unreachable<>("away");
		}
		List<Summary> items = this.articles.values().stream().map(Article::summary).toList();
		TreeSet<String> keys = new TreeSet<>(items.stream().map(Summary::surrogateKey).toList());
		keys.add("articles");
		return new Answer.Found<>(new ArticleList(items, query.page(), query.size(), items.size()), provenance(keys));
	}

	private Provenance provenance(Set<String> keys) {
		ServerTiming timing = new ServerTiming();
		timing.add("cache", Duration.ofNanos(10_000));
		return new Provenance(keys, this.position, this.stale, timing);
	}

}
