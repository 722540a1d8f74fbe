package dev.edgewise.cms.content;

import java.util.Arrays;
import java.util.List;

import dev.edgewise.cms.delivery.PreconditionException;
import dev.edgewise.cms.delivery.Representations;
import org.jspecify.annotations.Nullable;

/**
 * Which revision an edit was made on: the request's body says it, or {@code If-Match}
 * (RFC 9110, 13.1.1) does with the tag of the article as everybody or as editors see it.
 * Fails with {@link PreconditionException}, 428 when neither does and 412 when the tag is
 * that of another revision.
 */
class Expectation {

	private final ArticleRepository articles;

	private final Representations representations;

	Expectation(ArticleRepository articles, Representations representations) {
		this.articles = articles;
		this.representations = representations;
	}

	long revision(String slug, @Nullable Long told, @Nullable String ifMatch) {
		if (ifMatch != null) {
			long matched = matched(slug, ifMatch);
			return (told != null) ? told : matched;
		}
		if (told == null) {
			throw PreconditionException.required();
		}
		return told;
	}

	/** For what may also be done unconditionally. */
	@Nullable Long optional(String slug, @Nullable String ifMatch) {
		return (ifMatch != null) ? matched(slug, ifMatch) : null;
	}

	private long matched(String slug, String ifMatch) {
		Article article = this.articles.findBySlug(slug).orElseThrow(() -> new UnknownArticleException(slug));
		List<String> tags = Arrays.stream(ifMatch.split(",")).map(String::strip).toList();
		if (!tags.contains("*") && !tags.contains(tag(article, false)) && !tags.contains(tag(article, true))) {
			throw PreconditionException.failed(slug, article.revision());
		}
		return article.revision();
	}

	private String tag(Article article, boolean inPublic) {
		List<Article> story = this.articles.findByStoryOrderByLanguage(article.story());
		return this.representations
			.etagOf(inPublic ? ArticleView.inPublic(article, story) : ArticleView.full(article, story));
	}

}
