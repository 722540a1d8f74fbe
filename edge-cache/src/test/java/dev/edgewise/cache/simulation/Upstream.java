package dev.edgewise.cache.simulation;

import java.net.http.HttpHeaders;
import java.util.function.Consumer;

/** Whoever answers a cache. */
interface Upstream {

	void get(String page, HttpHeaders request, Consumer<Answer> client);

	/**
	 * @param body e.g. {@code a=3 b=1}: articles and their versions
	 */
	record Answer(int status, HttpHeaders headers, String body) {
	}

}
