package dev.edgewise.gateway.cache;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.http.HttpHeaders;

/** Between Spring's header fields and the JDK's, which the cache speaks. */
final class Fields {

	private Fields() {
	}

	/** Clients may write one name in several ways; values come together all the same. */
	static java.net.http.HttpHeaders of(HttpHeaders headers) {
		Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach(fields::put);
		return java.net.http.HttpHeaders.of(fields, (name, value) -> true);
	}

	/** Makes the headers those given, and no others. */
	static void replace(HttpHeaders headers, java.net.http.HttpHeaders by) {
		headers.clear();
		by.map().forEach(headers::addAll);
	}

}
