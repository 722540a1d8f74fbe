package dev.edgewise.platform.training;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** One line of aot-training.txt: {@code METHOD path [content-type [body]]}. */
record TrainingRequest(String method, String path, String contentType, String body) {

	private static final Duration DEADLINE = Duration.ofSeconds(20);

	static TrainingRequest parse(String line) {
		String[] parts = line.split(" ", 4);
		if (parts.length < 2) {
			throw new IllegalArgumentException("Not 'METHOD path [content-type [body]]': " + line);
		}
		return new TrainingRequest(parts[0], parts[1], (parts.length > 2) ? parts[2] : "",
				(parts.length > 3) ? parts[3] : "");
	}

	HttpRequest to(URI address) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(this.path)).timeout(DEADLINE);
		if (!this.contentType.isEmpty()) {
			request.header("Content-Type", this.contentType);
		}
		return request
			.method(this.method, this.body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(this.body))
			.build();
	}

}
