package dev.edgewise.gateway.session;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CookieLineTest {

	private final SessionCookie session = new SessionCookie("edgewise_lhr", false, "/");

	@Test
	void keepsTheOthersAndTakesTheToken() {
		CookieLine line = CookieLine.read("a=b; edgewise_lhr=t.o.k; edgewise_id_nrt=x; c=d", this.session);
		assertThat(line.token()).isEqualTo("t.o.k");
		assertThat(line.bearer()).containsExactly("Bearer t.o.k");
		assertThat(line.others()).containsExactly("a=b; c=d");
	}

	@Test
	void cookiesOfAnotherPopGoAndBringNobody() {
		CookieLine line = CookieLine.read("edgewise_nrt=t.o.k", this.session);
		assertThat(line.token()).isNull();
		assertThat(line.bearer()).isEmpty();
		assertThat(line.others()).isEmpty();
	}

}
