package dev.edgewise.gateway.session;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import dev.edgewise.platform.pop.Place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SessionCookieTest {

	@Test
	void isOutOfReachOfScriptsAndForeignPages() {
		String cookie = new SessionCookie("edgewise_lhr", false, "/").write("token", Duration.ofMinutes(1)).toString();
		assertThat(cookie).startsWith("edgewise_lhr=token")
			.contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=60")
			.doesNotContain("Secure", "Domain");
	}

	@Test
	void endsAtOnceWhenCleared() {
		assertThat(new SessionCookie("edgewise_lhr", true, "/").clear().toString()).contains("edgewise_lhr=;",
				"Max-Age=0", "Secure");
	}

	@Test
	void emptyIsNone() {
		MockServerHttpRequest request = MockServerHttpRequest.get("/")
			.cookie(new HttpCookie("edgewise_lhr", ""))
			.build();
		assertThat(new SessionCookie("edgewise_lhr", false, "/").read(request)).isNull();
	}

	@Test
	void isOfItsPopAndSecureWhereThePopIs() {
		SessionCookies cookies = SessionCookies.of(pop(URI.create("https://tokyo.example")));
		assertThat(cookies.session()).isEqualTo(new SessionCookie("edgewise_nrt", true, "/"));
		assertThat(cookies.attempt()).isEqualTo(new SessionCookie("edgewise_login_nrt", true, "/session"));
		assertThat(cookies.redirect()).isEqualTo(URI.create("https://tokyo.example/session/callback"));
	}

	@Test
	void needsToKnowWhereBrowsersComeBackTo() {
		assertThatIllegalArgumentException().isThrownBy(() -> SessionCookies.of(pop(null)))
			.withMessageContaining("nrt");
	}

	private static Place pop(URI url) {
		return new Place("nrt", "Tokyo", "JP", 0, 0, null, url, null);
	}

}
