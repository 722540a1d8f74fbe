package dev.edgewise.gateway.session;

import java.net.URI;

import dev.edgewise.platform.pop.Place;

/**
 * The cookies of this POP's sign-in, and the gateway's own address.
 *
 * @param session holds the access token
 * @param identity holds the ID token, which the issuer wants to see at sign-out
 * @param attempt holds a sign-in under way
 */
record SessionCookies(SessionCookie session, SessionCookie identity, SessionCookie attempt, URI home) {

	/** How the names of all gateways' cookies begin. */
	static final String PREFIX = "edgewise_";

	private static final String SESSION = "/session";

	/**
	 * The cookies of a POP.
	 * @throws IllegalArgumentException when the topology has no URL for it
	 */
	static SessionCookies of(Place pop) {
		URI url = pop.url();
		if (url == null) {
			throw new IllegalArgumentException("edgewise.topology has no url for " + pop.code());
		}
		boolean secure = "https".equals(url.getScheme());
		return new SessionCookies(new SessionCookie(PREFIX + pop.code(), secure, "/"),
				new SessionCookie(PREFIX + "id_" + pop.code(), secure, SESSION),
				new SessionCookie(PREFIX + "login_" + pop.code(), secure, SESSION), URI.create(url + "/"));
	}

	/** Of this POP or, as browsers do not tell ports apart, of another. */
	static boolean isOurs(String cookie) {
		return cookie.startsWith(PREFIX);
	}

	URI redirect() {
		return this.home.resolve(SESSION + "/callback");
	}

}
