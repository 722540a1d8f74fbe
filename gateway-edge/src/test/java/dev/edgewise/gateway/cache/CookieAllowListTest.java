package dev.edgewise.gateway.cache;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

class CookieAllowListTest {

	private static final HttpHeaders COOKIES = HttpHeaders.of(
			Map.of("Cookie", List.of("lang=de; track=1;langs=x", "theme=dark; lang"), "Accept", List.of("*/*")),
			(name, value) -> true);

	@Test
	void letsThoseGoOnThatMayMakeADifference() {
		HttpHeaders restricted = new CookieAllowList(List.of("theme", "lang")).restrict(HttpMethod.GET, COOKIES);
		assertThat(restricted.allValues("cookie")).containsExactly("lang=de; theme=dark");
		assertThat(restricted.firstValue("accept")).contains("*/*");
	}

	@Test
	void leavesNoFieldWhenNoneMay() {
		assertThat(new CookieAllowList(List.of()).restrict(HttpMethod.HEAD, COOKIES).map()).containsOnlyKeys("Accept");
	}

	@Test
	void leavesChangesAndUnlistedSitesAlone() {
		assertThat(new CookieAllowList(List.of("lang")).restrict(HttpMethod.POST, COOKIES)).isSameAs(COOKIES);
		assertThat(new CookieAllowList(null).restrict(HttpMethod.GET, COOKIES)).isSameAs(COOKIES);
	}

}
