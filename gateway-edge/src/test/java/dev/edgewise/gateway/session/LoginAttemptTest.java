package dev.edgewise.gateway.session;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoginAttemptTest {

	/** RFC 7636 appendix B. */
	@Test
	void challengesAsTheRfcDoes() {
		LoginAttempt attempt = new LoginAttempt("s", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/");
		assertThat(attempt.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
	}

	@Test
	void survivesItsCookie() {
		LoginAttempt attempt = LoginAttempt.begin("/articles/%C3%BCber?page=2#end");
		assertThat(LoginAttempt.ofCookie(attempt.toCookie())).contains(attempt);
		assertThat(attempt.returnTo()).isEqualTo("/articles/%C3%BCber?page=2#end");
	}

	@Test
	void isDifferentEveryTime() {
		LoginAttempt one = LoginAttempt.begin("/");
		LoginAttempt other = LoginAttempt.begin("/");
		assertThat(one.state()).isNotEqualTo(other.state());
		assertThat(one.verifier()).hasSizeBetween(43, 128).isNotEqualTo(other.verifier());
	}

	@ParameterizedTest
	@NullAndEmptySource
	@ValueSource(strings = { "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
			"javascript:alert(1)", "/\t/evil.example", "/\n/evil.example", "evil", "/a b", "/a|b", "///evil.example",
			"//evil.example/%2f..", "/x\r\nSet-Cookie:a=b" })
	void returnsNowhereElse(String target) {
		assertThat(LoginAttempt.begin(target).returnTo()).isEqualTo("/");
	}

	@Test
	void returnsToNonAsciiPathsAsBrowsersWriteThem() {
		assertThat(LoginAttempt.begin("/über").returnTo()).isEqualTo("/%C3%BCber");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "a.b", "a.b.c.d", "a.b.?", "a.b.%%" })
	void isNotMadeOfOtherCookies(String value) {
		assertThat(LoginAttempt.ofCookie(value)).isEmpty();
	}

	@Test
	void doesNotTrustItsCookieWithAnotherHost() {
		String forged = new LoginAttempt("s", "v", "//evil.example").toCookie();
		assertThat(LoginAttempt.ofCookie(forged).orElseThrow().returnTo()).isEqualTo("/");
	}

}
