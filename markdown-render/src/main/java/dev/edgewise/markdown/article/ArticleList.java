package dev.edgewise.markdown.article;

import java.util.List;

/**
 * One page of a list of articles.
 *
 * @param items the articles, newest first
 * @param page number of the page, from 0
 * @param size articles per page
 * @param total articles over all pages
 */
public record ArticleList(List<Summary> items, int page, int size, int total) {

	/**
	 * Whether another page follows.
	 * @return whether it does
	 */
	public boolean hasNext() {
		return (this.page + 1L) * this.size < this.total;
	}

}
