package dev.edgewise.markdown.article;

/**
 * Where articles come from. It blocks, with a deadline, and never throws because the core
 * is away or answers nonsense: that is {@link Answer.Unreachable}.
 */
public interface ArticleSource {

	/**
	 * One article, as the public may see it.
	 * @param slug its name in URLs
	 * @return the article, or why not
	 */
	Answer<Article> article(String slug);

	/**
	 * A list of articles.
	 * @param query which ones
	 * @return the list, or why not
	 */
	Answer<ArticleList> list(ArticleQuery query);

}
