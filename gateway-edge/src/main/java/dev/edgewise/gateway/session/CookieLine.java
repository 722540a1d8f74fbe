package dev.edgewise.gateway.session;

import java.util.List;

import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import org.jspecify.annotations.Nullable;

/**
 * A {@code Cookie} field's line, read.
 *
 * @param token the session's token; null where there is none
 * @param bearer what {@code Authorization} says of the token
 * @param others the line without the gateways' own cookies; empty where there are no
 * others
 */
record CookieLine(@Nullable String token, List<String> bearer, List<String> others) {

	static CookieLine read(String line, SessionCookie session) {
		List<Cookie> cookies = ServerCookieDecoder.STRICT.decodeAll(line).stream().toList();
		String token = session.read(cookies);
		List<String> others = cookies.stream()
			.filter((cookie) -> !SessionCookies.isOurs(cookie.name()))
			.map((cookie) -> cookie.name() + '=' + cookie.value())
			.toList();
		return new CookieLine(token, (token != null) ? List.of("Bearer " + token) : List.of(),
				others.isEmpty() ? List.of() : List.of(String.join("; ", others)));
	}

}
