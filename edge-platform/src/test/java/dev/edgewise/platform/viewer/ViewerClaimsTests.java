package dev.edgewise.platform.viewer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ViewerClaimsTests {

	@Test
	void readsTastes() {
		Viewer viewer = viewer((claims) -> claims
			.putAll(Map.of("interests", List.of("cache", "edge"), "theme", "dark", "country", "JP", "locale", "ja")));
		assertThat(viewer.interests()).containsExactly("cache", "edge");
		assertThat(viewer.theme()).isEqualTo(Viewer.Theme.DARK);
		assertThat(viewer.country()).isEqualTo("JP");
		assertThat(viewer.language()).isEqualTo("ja");
	}

	@Test
	void needsNoTastes() {
		Viewer viewer = viewer((claims) -> {
		});
		assertThat(viewer).isEqualTo(new Viewer("ada", "ada", java.util.Set.of(), null, null, List.of(),
				Viewer.Theme.AUTO, viewer.expiresAt()));
	}

	@Test
	void keepsTenInterestsOfAnIssuerThatSendsMore() {
		List<String> many = IntStream.range(0, 300).mapToObj((number) -> "tag-" + number).toList();
		assertThat(viewer((claims) -> claims.put("interests", many)).interests()).isEqualTo(many.subList(0, 10));
	}

	@Test
	void leavesOutWhatIsNoTaste() {
		List<Object> odd = List.of("cache", "Cache!", "a\r\nb", "x".repeat(41), "", 7, List.of("y"), "cache");
		assertThat(viewer((claims) -> claims.put("interests", odd)).interests()).containsExactly("cache");
		assertThat(viewer((claims) -> claims.put("interests", "cache")).interests()).isEmpty();
		assertThat(viewer((claims) -> claims.put("interests", Map.of("a", "b"))).interests()).isEmpty();
		for (Object theme : new Object[] { "DARK", "blue", "", 1, List.of("dark") }) {
			assertThat(viewer((claims) -> claims.put("theme", theme)).theme()).isEqualTo(Viewer.Theme.AUTO);
		}
		for (String country : List.of("gb", "GBR", "G\n", "")) {
			assertThat(viewer((claims) -> claims.put("country", country)).country()).isNull();
		}
		assertThat(viewer((claims) -> claims.put("locale", "x".repeat(100))).language()).isNull();
		assertThat(viewer((claims) -> claims.put("locale", "en, de;q=0.5")).language()).isNull();
		assertThat(viewer((claims) -> claims.put("locale", "en_GB")).language()).isEqualTo("en-GB");
	}

	@Test
	void needsAnAccountAndAnEnd() {
		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> viewer((claims) -> claims.remove("sub")));
		assertThatExceptionOfType(JwtException.class).isThrownBy(() -> viewer((claims) -> claims.remove("exp")));
	}

	private static Viewer viewer(Consumer<Map<String, Object>> change) {
		return ViewerClaims.viewer(Jwt.withTokenValue("token")
			.header("alg", "ES256")
			.subject("ada")
			.expiresAt(Instant.parse("2026-01-01T00:00:00Z"))
			.claims(change)
			.build());
	}

}
