package dev.edgewise.cms.content;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.HttpHeaders;

/**
 * What answers tell caches. Browsers revalidate always; edge caches, which obey the
 * targeted field (RFC 9213), keep an answer for a day because a purge reaches them first,
 * and a week longer if the core fails.
 */
final class CacheHeaders {

	static final String CDN_CACHE_CONTROL = "CDN-Cache-Control";

	static final String SURROGATE_KEY = "Surrogate-Key";

	private static final String LONG = "max-age=86400, stale-if-error=604800";

	private static final String REVALIDATE = "public, max-age=0, must-revalidate";

	private CacheHeaders() {
	}

	static HttpHeaders single(UUID id) {
		return headers(REVALIDATE, LONG, ArticleChange.articleKey(id));
	}

	static HttpHeaders list(List<ArticleSummary> items) {
		String keys = Stream
			.concat(Stream.of(ArticleChange.LISTS), items.stream().map((item) -> ArticleChange.articleKey(item.id())))
			.collect(Collectors.joining(" "));
		return headers(REVALIDATE, LONG, keys);
	}

	/**
	 * A name that can never come to life has no key that could end the memory of its
	 * absence: nobody keeps it.
	 */
	static HttpHeaders absence(String slug) {
		if (!slug.matches(Slugs.PATTERN)) {
			HttpHeaders headers = new HttpHeaders();
			headers.setCacheControl("no-store");
			return headers;
		}
		return headers(REVALIDATE, "max-age=10", ArticleChange.slugKey(slug));
	}

	/**
	 * For service tokens: caches that know no better keep nothing, edge caches may
	 * although it was authorised.
	 */
	static HttpHeaders internal(UUID id) {
		return headers("private, max-age=0, must-revalidate", "public, " + LONG, ArticleChange.articleKey(id));
	}

	private static HttpHeaders headers(String browser, String edge, String keys) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CACHE_CONTROL, browser);
		headers.set(CDN_CACHE_CONTROL, edge);
		headers.set(SURROGATE_KEY, keys);
		return headers;
	}

}
