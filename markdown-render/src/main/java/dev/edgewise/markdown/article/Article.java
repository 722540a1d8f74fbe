package dev.edgewise.markdown.article;

import java.util.List;

/**
 * An article with its text.
 *
 * @param summary what lists show of it
 * @param body Markdown; of a members-only article the teaser
 * @param truncated whether the body is not the whole text
 * @param translations the same article in other languages
 */
public record Article(Summary summary, String body, boolean truncated, List<Translation> translations) {

	/**
	 * The same article in another language.
	 *
	 * @param language BCP 47
	 * @param slug its name in URLs
	 */
	public record Translation(String language, String slug) {
	}

}
