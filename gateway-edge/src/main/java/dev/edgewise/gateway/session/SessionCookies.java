package dev.edgewise.gateway.session;

import java.net.URI;

import dev.edgewise.platform.pop.Place;

/**
 * The cookies of this POP's sign-in, and where the issuer sends browsers back to.
 *
 * @param session holds the access token
 * @param attempt holds a sign-in under way
 */
record SessionCookies(SessionCookie session, SessionCookie attempt, URI redirect) {

	/** How the names of all gateways' cookies begin. */
	static final String PREFIX = "edgewise_";

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
		return new SessionCookies(new SessionCookie(PREFIX + pop.code(), secure),
				new SessionCookie(PREFIX + "login_" + pop.code(), secure), URI.create(url + "/session/callback"));
	}

}
