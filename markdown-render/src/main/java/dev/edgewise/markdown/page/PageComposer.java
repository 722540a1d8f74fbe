package dev.edgewise.markdown.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import dev.edgewise.markdown.article.Answer;
import dev.edgewise.markdown.article.Article;
import dev.edgewise.markdown.article.ArticleList;
import dev.edgewise.markdown.article.ArticleQuery;
import dev.edgewise.markdown.article.ArticleSource;
import dev.edgewise.markdown.article.Summary;
import dev.edgewise.markdown.engine.RenderOutcome.Reason;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;
import dev.edgewise.markdown.engine.RenderOutcome.Rendered;

/**
 * Makes pages from answers of the core. Each part has its rule for when it is missing:
 * without the article there is no page; without the list of others the page goes without
 * related ones and is kept for seconds only; a text that the engine refuses is shown as
 * it was written.
 */
final class PageComposer {

	/** Among which related articles are looked for. */
	static final ArticleQuery CANDIDATES = ArticleQuery.newest(100);

	private final Fragments fragments;

	private final Templates templates;

	private final PageFrame frame;

	PageComposer(Fragments fragments, Templates templates, PageFrame frame) {
		this.fragments = fragments;
		this.templates = templates;
		this.frame = frame;
	}

	Composed article(Article article, Answer<ArticleList> candidates, Sources sources) {
		Optional<List<Summary>> related = related(article, candidates, sources);
		long start = System.nanoTime();
		Optional<BodyHtml> body = body(article);
		if (body.isEmpty()) {
			return new Composed.Failed(Notice.BUSY);
		}
		ArticleView view = ArticleView.of(article, body.get(), related.orElse(List.of()), related.isPresent());
		Summary summary = article.summary();
		Chrome chrome = this.frame.around(summary.title(), summary.teaser(), view.card().href(), sources.isStale(),
				ArticleView.alternatesOf(article));
		return page(this.templates.article(chrome, view), start, sources);
	}

	Composed list(ArticleQuery query, ArticleList list, Sources sources) {
		long start = System.nanoTime();
		ListView view = ListView.of(query, list);
		Chrome chrome = this.frame.around(view.heading(), "Stories about applications that live on the edge.",
				Links.list(query), sources.isStale(), List.of());
		return page(this.templates.list(chrome, view), start, sources);
	}

	private static Composed page(byte[] html, long start, Sources sources) {
		sources.timing().add("render", Duration.ofNanos(System.nanoTime() - start));
		return new Composed.Page(html);
	}

	byte[] notice(Notice notice, String path) {
		return this.templates.notice(this.frame.around(notice.heading(), notice.text(), path, false, List.of()),
				notice);
	}

	private Optional<BodyHtml> body(Article article) {
		return switch (this.fragments.of(article.body())) {
			case Rendered rendered -> Optional.of(BodyHtml.of(rendered, article.summary().title()));
			case Refused refused when refused.reason() == Reason.BUSY || refused.reason() == Reason.TOO_SLOW ->
				Optional.empty();
			case Refused ignored -> Optional.of(BodyHtml.verbatim(article.body()));
		};
	}

	/**
	 * The page depends on which articles exist, with which tags (key {@code articles}),
	 * and on the titles and teasers of those it shows, but on no other of the list's
	 * articles: their keys stay out, so that their edits do not purge this page.
	 */
	private static Optional<List<Summary>> related(Article article, Answer<ArticleList> candidates, Sources sources) {
		if (!(candidates instanceof Answer.Found<ArticleList> found)) {
			sources.addMissing();
			return Optional.empty();
		}
		List<Summary> related = ArticleView.relatedTo(article, found.value().items());
		TreeSet<String> keys = new TreeSet<>(related.stream().map(Summary::surrogateKey).toList());
		keys.add("articles");
		sources.add(found.provenance(), keys);
		return Optional.of(related);
	}

	/**
	 * A page, or why there is none.
	 */
	sealed interface Composed {

		/**
		 * A page.
		 *
		 * @param html the document in UTF-8
		 */
		record Page(byte[] html) implements Composed {
		}

		/**
		 * No page.
		 *
		 * @param notice what to say instead
		 */
		record Failed(Notice notice) implements Composed {
		}

	}

}
