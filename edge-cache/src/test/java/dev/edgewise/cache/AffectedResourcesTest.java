package dev.edgewise.cache;

import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.edgewise.cache.Messages.fields;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("RFC 9111 section 4.4: invalidation")
class AffectedResourcesTest {

	@Test
	void endsTheTargetAndWhatTheAnswerNames() {
		assertThat(targets("Location: /new?x=1", "Content-Location: twin")).containsExactlyInAnyOrder("/a/b?c=d",
				"/new?x=1", "/a/twin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://site.example/new", "https://SITE.example/new", "//site.example/new", "/new#part",
			"../new" })
	void endsWhatIsOfTheSameOriginHoweverItIsWritten(String location) {
		assertThat(targets("Location: " + location)).contains("/new");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://other.example/new", "//other.example/new", "http://site.example:8443/new",
			"http://site.example@other.example/new", "mailto:a@site.example", "::", "%" })
	void endsNothingOfAnotherOrigin(String location) {
		assertThat(targets("Location: " + location)).containsExactly("/a/b?c=d");
	}

	private static Set<String> targets(String... answer) {
		CacheRequest request = new CacheRequest("POST", new CacheKey("site", "/a/b?c=d"), fields("Host: site.example"));
		return AffectedResources.of(request, fields(answer))
			.stream()
			.peek((key) -> assertThat(key.origin()).isEqualTo("site"))
			.map(CacheKey::uri)
			.collect(Collectors.toSet());
	}

}
