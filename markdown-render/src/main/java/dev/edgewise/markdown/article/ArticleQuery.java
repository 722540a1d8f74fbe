package dev.edgewise.markdown.article;

import java.util.Optional;

/**
 * Which articles a list shows.
 *
 * @param section only this section
 * @param tag only with this tag
 * @param language only in this language
 * @param author only by this author
 * @param page number of the page, from 0
 * @param size articles per page
 */
public record ArticleQuery(Optional<String> section, Optional<String> tag, Optional<String> language,
		Optional<String> author, int page, int size) {

	/**
	 * The newest articles.
	 * @param size how many
	 * @return the query
	 */
	public static ArticleQuery newest(int size) {
		return new ArticleQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, size);
	}

}
