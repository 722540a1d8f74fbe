package dev.edgewise.cache.rules;

/**
 * Why a request went forward: the values of the {@code fwd} parameter (RFC 9211 section
 * 2.2).
 */
public enum Forwarding {

	BYPASS("bypass"), METHOD("method"), URI_MISS("uri-miss"), VARY_MISS("vary-miss"), MISS("miss"), REQUEST("request"),
	STALE("stale"), PARTIAL("partial");

	private final String token;

	Forwarding(String token) {
		this.token = token;
	}

	public String token() {
		return this.token;
	}

}
