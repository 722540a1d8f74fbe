package dev.edgewise.cache.rules;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.edgewise.cache.CacheRequest;

import static dev.edgewise.cache.Messages.KEY;
import static dev.edgewise.cache.Messages.START;
import static dev.edgewise.cache.Messages.fields;
import static dev.edgewise.cache.Messages.get;
import static dev.edgewise.cache.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

class StorabilityTest {

	// RFC 9111 section 3: storing responses

	@ParameterizedTest
	@ValueSource(ints = { 200, 203, 204, 299, 300, 301, 302, 303, 307, 308, 400, 404, 405, 410, 414, 429, 499, 500, 501,
			502, 503, 504, 599 })
	void storesWhateverItsOriginGivesALifetime(int status) {
		assertThat(isStored(get(), status, "Cache-Control: max-age=60")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 103, 206, 304 })
	void storesNoInterimAnswersNorPartsThatNobodyAskedFor(int status) {
		assertThat(isStored(get(), status, "Cache-Control: max-age=60")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 201, 302, 307, 403, 500, 503, 599 })
	void storesOtherStatusesOnlyWhereTheOriginSaysSo(int status) {
		String[] unchanged = { "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT", "ETag: \"1\"" };
		assertThat(isStored(get(), status, unchanged)).isFalse();
		assertThat(isStored(get(), status, unchanged[0], "Cache-Control: public")).isTrue();
	}

	// RFC 9111 section 5.2.2.3: must-understand

	@Test
	void storesWhatItUnderstandsThoughThoseWhoDoNotMustNot() {
		assertThat(isStored(get(), 200, "Cache-Control: max-age=60, no-store, must-understand")).isTrue();
		assertThat(isStored(get(), 599, "Cache-Control: max-age=60, no-store, must-understand")).isFalse();
		assertThat(isStored(get(), 599, "Cache-Control: max-age=60, must-understand")).isFalse();
		assertThat(isStored(get(), 200, "Cache-Control: max-age=60, private, must-understand")).isFalse();
	}

	// RFC 9111 sections 3.3 and 3.4: parts

	@Test
	void storesAPartThatWasAskedFor() {
		CacheRequest range = get("Range: bytes=0-3");
		assertThat(isStored(range, 206, "Cache-Control: max-age=60", "Content-Range: bytes 0-3/9")).isTrue();
		assertThat(isStored(range, 206, "Cache-Control: max-age=60", "Content-Range: bytes 0-9/9")).isFalse();
		assertThat(isStored(range, 206, "Cache-Control: max-age=60", "Content-Range: bytes 0-3/*")).isFalse();
		assertThat(isStored(range, 206, "Cache-Control: max-age=60")).isFalse();
		assertThat(isStored(range, 200, "Cache-Control: max-age=60")).isTrue();
		assertThat(isStored(range, 416, "Cache-Control: max-age=60")).isFalse();
	}

	// RFC 9110 section 9.3.3: POST

	@Test
	void storesAnAnswerToPostThatIsTheResourceItself() {
		assertThat(isStored(request("POST"), 200, "Cache-Control: max-age=60", "Content-Location: " + KEY.uri()))
			.isTrue();
		assertThat(isStored(request("POST"), 200, "ETag: \"1\"", "Content-Location: " + KEY.uri())).isFalse();
		assertThat(isStored(request("POST"), 200, "Cache-Control: max-age=60", "Content-Location: /other")).isFalse();
		assertThat(isStored(request("POST"), 201, "Cache-Control: max-age=60", "Content-Location: " + KEY.uri()))
			.isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "HEAD", "POST", "PUT", "DELETE", "PROPFIND" })
	void storesNoAnswersToOtherMethods(String method) {
		assertThat(isStored(request(method), 200, "Cache-Control: max-age=60")).isFalse();
	}

	@Test
	void storesWhatCanBeConfirmedThoughItHasNoLifetime() {
		assertThat(isStored(get(), 200, "ETag: \"1\"")).isTrue();
		assertThat(isStored(get(), 200, "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT")).isTrue();
		assertThat(isStored(get(), 200, "Cache-Control: no-cache", "ETag: \"1\"")).isTrue();
		assertThat(isStored(get(), 200, "Cache-Control: public")).isFalse();
	}

	@Test
	void storesWhatMayBeServedStale() {
		assertThat(isStored(get(), 200, "Cache-Control: max-age=0, stale-while-revalidate=60")).isTrue();
		assertThat(isStored(get(), 200, "Cache-Control: max-age=0, stale-if-error=60")).isTrue();
		assertThat(isStored(get(), 200, "Cache-Control: max-age=0")).isFalse();
	}

	// RFC 9111 sections 5.2.2.5 and 5.2.2.7: no-store, private

	@ParameterizedTest
	@ValueSource(strings = { "no-store", "private", "private, no-store", "private=set-cookie", "Private",
			"private; no-store", "private=\"a\", private", "private=\"\"", "no-store=\"a\"" })
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

	@Test
	void obeysARestrictionInATargetedFieldThatIsNoneByItsSyntax() {
		assertThat(isStored(get(), 200, "Cache-Control: max-age=60", "CDN-Cache-Control: PRIVATE, max-age = 60"))
			.isFalse();
	}

	@Test
	void readsItToTheLetterWhereItIsToldTo() {
		Storability letter = new Storability(new CachePolicy(false, Duration.ZERO));
		assertThat(letter.isStorable(get(), 200,
				fields("Cache-Control: private, no-store", "CDN-Cache-Control: max-age=60", "Set-Cookie: a=b"), START))
			.isTrue();
		assertThat(letter.isStorable(get(), 200, fields("CDN-Cache-Control: private, max-age=60"), START)).isFalse();
		assertThat(letter.isStorable(get(), 200, fields("Cache-Control: private, no-store"), START)).isFalse();
	}

	// RFC 9111 section 7.3 leaves it to caches; nobody gets another's cookie here

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
		return new Storability(CachePolicy.STRICT).isStorable(request, status, fields(lines), START);
	}

}
