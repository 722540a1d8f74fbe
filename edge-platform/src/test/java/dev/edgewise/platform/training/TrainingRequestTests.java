package dev.edgewise.platform.training;

import java.net.URI;
import java.net.http.HttpRequest;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrainingRequestTests {

	private static final URI SERVICE = URI.create("http://127.0.0.1:4711");

	@Test
	void asksForAPath() {
		HttpRequest request = TrainingRequest.parse("GET /articles/one").to(SERVICE);
		assertThat(request.method()).isEqualTo("GET");
		assertThat(request.uri()).isEqualTo(SERVICE.resolve("/articles/one"));
		assertThat(request.headers().map()).isEmpty();
	}

	@Test
	void sendsWhatIsLeftOfTheLine() {
		HttpRequest request = TrainingRequest.parse("POST /render text/markdown One *two*").to(SERVICE);
		assertThat(request.headers().firstValue("Content-Type")).contains("text/markdown");
		assertThat(request.bodyPublisher()).hasValueSatisfying((body) -> assertThat(body.contentLength()).isEqualTo(9));
	}

	@Test
	void saysWhichLineIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> TrainingRequest.parse("/articles"))
			.withMessageContaining("/articles");
	}

}
