package dev.edgewise.cms.newsroom;

import java.util.List;
import java.util.Map;

import dev.edgewise.cms.content.Article;
import dev.edgewise.cms.content.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The page on which an article is written.
 *
 * @param article as it is stored, null while it is not
 * @param form what the fields hold
 * @param errors what is wrong with them, by field
 * @param message what went wrong with the whole
 * @param collision what somebody else saved meanwhile
 * @param history the newest revisions
 * @param story the article and its translations
 */
record ArticlePage(@Nullable Article article, ArticleForm form, Map<String, String> errors, String message,
		@Nullable Collision collision, List<Revision.Heading> history, List<Article> story) {

	/** Where its form goes. */
	String action() {
		return (this.article != null) ? "/newsroom/articles/" + this.article.slug() : "/newsroom/articles";
	}

	String error(String field) {
		return this.errors.getOrDefault(field, "");
	}

}
