package dev.edgewise.gateway.session;

import java.time.Duration;
import java.util.List;

import io.netty.handler.codec.http.cookie.Cookie;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A cookie of this POP: browsers do not tell ports apart, so that POPs on one machine
 * need names of their own.
 *
 * @param name its name
 * @param secure whether it travels over TLS only
 * @param path where browsers send it
 */
record SessionCookie(String name, boolean secure, String path) {

	@Nullable String read(ServerHttpRequest request) {
		HttpCookie cookie = request.getCookies().getFirst(this.name);
		return (cookie != null && !cookie.getValue().isEmpty()) ? cookie.getValue() : null;
	}

	@Nullable String read(List<Cookie> cookies) {
		for (Cookie cookie : cookies) {
			if (cookie.name().equals(this.name)) {
				return cookie.value().isEmpty() ? null : cookie.value();
			}
		}
		return null;
	}

	ResponseCookie write(String value, Duration age) {
		return ResponseCookie.from(this.name, value)
			.httpOnly(true)
			.secure(this.secure)
			.sameSite("Lax")
			.path(this.path)
			.maxAge(age)
			.build();
	}

	ResponseCookie clear() {
		return write("", Duration.ZERO);
	}

}
