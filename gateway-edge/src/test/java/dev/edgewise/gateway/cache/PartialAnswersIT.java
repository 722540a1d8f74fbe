package dev.edgewise.gateway.cache;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.edgewise.gateway.testing.ScriptedUpstream;
import dev.edgewise.gateway.testing.TestGateway;

import static dev.edgewise.gateway.testing.ScriptedUpstream.reply;
import static org.assertj.core.api.Assertions.assertThat;

/** RFC 9110 sections 13 and 14, RFC 9111 section 3.4: ranges and conditions. */
class PartialAnswersIT {

	private static final String FOR_EVER = "Cache-Control: max-age=3600";

	private static final String CHANGED = "Last-Modified: Sun, 23 Nov 2025 10:00:00 GMT";

	private final TestGateway gateway = TestGateway.shared();

	private final ScriptedUpstream upstream = TestGateway.sharedUpstream();

	private final String path = TestGateway.freshPath();

	@ParameterizedTest
	@CsvSource({ "bytes=0-1, 01, bytes 0-1/10", "bytes=7-, 789, bytes 7-9/10", "bytes=-2, 89, bytes 8-9/10",
			"bytes=8-99, 89, bytes 8-9/10" })
	void partOfWhatIsStoredIsAMemory(String range, String content, String contentRange) {
		this.upstream.on(this.path, reply(200, "0123456789", FOR_EVER));
		this.gateway.get(this.path);
		HttpResponse<String> part = this.gateway.get(this.path, "Range", range);
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(part.body()).isEqualTo(content);
		assertThat(part.headers().firstValue("Content-Range")).contains(contentRange);
		assertThat(part.headers().firstValue("Content-Length")).contains(String.valueOf(content.length()));
		assertThat(this.upstream.requests(this.path)).hasSize(1);
	}

	@Test
	void thereIsNothingBeyondTheEnd() {
		this.upstream.on(this.path, reply(200, "0123456789", FOR_EVER));
		this.gateway.get(this.path);
		HttpResponse<String> answer = this.gateway.get(this.path, "Range", "bytes=10-");
		assertThat(answer.statusCode()).isEqualTo(416);
		assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */10");
	}

	@Test
	void partOfAnotherStateIsNotServed() {
		this.upstream.on(this.path, reply(200, "0123456789", FOR_EVER, "ETag: \"1\""));
		this.gateway.get(this.path);
		assertThat(this.gateway.get(this.path, "Range", "bytes=0-1", "If-Range", "\"1\"").statusCode()).isEqualTo(206);
		assertThat(this.gateway.get(this.path, "Range", "bytes=0-1", "If-Range", "\"0\"").body())
			.isEqualTo("0123456789");
	}

	@Test
	void partsThatFitBecomeTheWhole() {
		this.upstream.on(this.path, part("01234", "bytes 0-4/10"));
		this.gateway.get(this.path, "Range", "bytes=0-4");
		assertThat(this.gateway.get(this.path, "Range", "bytes=1-2").body()).isEqualTo("12");
		this.upstream.on(this.path, part("56789", "bytes 5-9/10"));
		this.gateway.get(this.path, "Range", "bytes=5-9");
		HttpResponse<String> whole = this.gateway.get(this.path);
		assertThat(whole.statusCode()).isEqualTo(200);
		assertThat(whole.body()).isEqualTo("0123456789");
		assertThat(whole.headers().firstValue("Cache-Status").orElseThrow()).contains("; hit");
		assertThat(this.upstream.requests(this.path)).hasSize(2);
	}

	@Test
	void partIsNotTheWhole() {
		this.upstream.on(this.path, part("01234", "bytes 0-4/10"));
		this.gateway.get(this.path, "Range", "bytes=0-4");
		this.upstream.on(this.path, reply(200, "0123456789", FOR_EVER));
		HttpResponse<String> whole = this.gateway.get(this.path);
		assertThat(whole.body()).isEqualTo("0123456789");
		assertThat(whole.headers().firstValue("Cache-Status").orElseThrow()).contains("fwd=partial");
	}

	@Test
	void clientThatHasAMemoryOfThisDateGets304() {
		this.upstream.on(this.path, reply(200, "tides", FOR_EVER, CHANGED));
		this.gateway.get(this.path);
		assertThat(this.gateway.get(this.path, "If-Modified-Since", "Sun, 23 Nov 2025 10:00:00 GMT").statusCode())
			.isEqualTo(304);
		assertThat(this.gateway.get(this.path, "If-Modified-Since", "Sunday, 23-Nov-25 10:00:01 GMT").statusCode())
			.isEqualTo(304);
		assertThat(this.gateway.get(this.path, "If-Modified-Since", "Sun, 23 Nov 2025 09:59:59 GMT").statusCode())
			.isEqualTo(200);
		assertThat(this.upstream.requests(this.path)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "max-age=3600, true", "no-store, false" })
	void clientThatHasWhatWasJustFetchedGets304(String control, boolean kept) {
		this.upstream.on(this.path, reply(200, "tides", "Cache-Control: " + control, "ETag: \"1\""));
		HttpResponse<String> answer = this.gateway.get(this.path, "If-None-Match", "\"1\"");
		assertThat(answer.statusCode()).isEqualTo(304);
		assertThat(answer.body()).isEmpty();
		assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
		assertThat(this.gateway.get(this.path).headers().firstValue("Cache-Status").orElseThrow().contains("; hit"))
			.isEqualTo(kept);
	}

	private static ScriptedUpstream.Answer part(String content, String range) {
		return reply(206, content, FOR_EVER, "ETag: \"1\"", "Content-Range: " + range);
	}

}
