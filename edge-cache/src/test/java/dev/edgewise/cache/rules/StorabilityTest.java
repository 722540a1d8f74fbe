package dev.edgewise.cache.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.cache.CacheRequest;

import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.get;
import static dev.edgewise.cache.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

class StorabilityTest {

	// RFC 9111 section 3: storing responses

	@ParameterizedTest
	@ValueSource(ints = { 200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501 })
	void storesWhatHasALifetime(int status) {
		assertThat(isStored(get(), status, "Cache-Control: max-age=60")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 206, 302, 304, 307, 400, 401, 403, 429, 500, 502, 503, 504, 599 })
	void storesNoStatusItDoesNotUnderstand(int status) {
		assertThat(isStored(get(), status, "Cache-Control: max-age=60")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "HEAD", "POST", "PUT", "DELETE", "PROPFIND" })
	void storesAnswersToGetOnly(String method) {
		assertThat(isStored(request(method), 200, "Cache-Control: max-age=60")).isFalse();
	}

	@Test
	void storesWhatCanBeConfirmedThoughItHasNoLifetime() {
		assertThat(isStored(get(), 200, "ETag: \"1\"")).isTrue();
		assertThat(isStored(get(), 200, "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT")).isTrue();
		assertThat(isStored(get(), 200, "Cache-Control: no-cache", "ETag: \"1\"")).isTrue();
		assertThat(isStored(get(), 200, "Cache-Control: public")).isFalse();
	}

	// RFC 9111 sections 5.2.2.5 and 5.2.2.7: no-store, private

	@ParameterizedTest
	@ValueSource(strings = { "no-store", "private", "private, no-store", "private=\"set-cookie\"", "Private",
			"private; no-store" })
	void storesNothingRestricted(String directives) {
		assertThat(isStored(get(), 200, "Cache-Control: max-age=60, " + directives)).isFalse();
		assertThat(isStored(get(), 200, "Cache-Control: " + directives, "Cache-Control: max-age=60")).isFalse();
		assertThat(isStored(get(), 200, "CDN-Cache-Control: max-age=60, " + directives)).isFalse();
	}

	// RFC 9213 section 2.2, read strictly

	@Test
	void believesATargetedFieldAboutPrivateAnswersOnlyWhenItSaysPublic() {
		assertThat(isStored(get(), 200, "Cache-Control: private", "CDN-Cache-Control: max-age=60")).isFalse();
		assertThat(isStored(get(), 200, "Cache-Control: no-store", "CDN-Cache-Control: max-age=60")).isFalse();
		assertThat(isStored(get(), 200, "Cache-Control: private", "CDN-Cache-Control: public, max-age=60")).isTrue();
		assertThat(isStored(get(), 200, "Cache-Control: public", "CDN-Cache-Control: private, max-age=60")).isFalse();
	}

	// RFC 9111 section 3.5: authenticated requests

	@Test
	void storesAnswersToCredentialsOnlyWhereTheOriginAllowsIt() {
		CacheRequest request = get("Authorization: Bearer secret");
		assertThat(isStored(request, 200, "Cache-Control: max-age=60")).isFalse();
		assertThat(isStored(request, 200, "Cache-Control: public, max-age=60")).isTrue();
		assertThat(isStored(request, 200, "Cache-Control: s-maxage=60")).isTrue();
		assertThat(isStored(request, 200, "Cache-Control: must-revalidate, max-age=60")).isTrue();
		assertThat(isStored(request, 200, "Cache-Control: public", "CDN-Cache-Control: max-age=60")).isFalse();
	}

	// RFC 6265 section 3 leaves it to caches; nobody gets another's cookie here

	@Test
	void storesNothingThatSetsACookie() {
		assertThat(isStored(get(), 200, "Cache-Control: public, max-age=60", "Set-Cookie: session=1")).isFalse();
		assertThat(isStored(get(), 200, "Cache-Control: private", "CDN-Cache-Control: public, max-age=60",
				"Set-Cookie: session=1"))
			.isFalse();
	}

	// RFC 9111 section 4.1

	@Test
	void storesNothingThatNoRequestCanSelect() {
		assertThat(isStored(get(), 200, "Cache-Control: max-age=60", "Vary: Accept, *")).isFalse();
	}

	private static boolean isStored(CacheRequest request, int status, String... lines) {
		return Storability.isStorable(request, status, fields(lines), START);
	}

}
