package dev.edgewise.platform.problem;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes problem details to a response that nobody has begun to write. */
public final class ReactiveProblemWriter {

	private final JsonMapper json;

	public ReactiveProblemWriter(JsonMapper json) {
		this.json = json;
	}

	public Mono<Void> write(ServerHttpResponse response, ProblemDetail problem) {
		HttpHeaders headers = response.getHeaders();
		headers.clearContentHeaders();
		headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setRawStatusCode(problem.getStatus());
		byte[] content = this.json.writeValueAsBytes(problem);
		headers.setContentLength(content.length);
		DataBuffer buffer = response.bufferFactory().wrap(content);
		return response.writeWith(Mono.just(buffer));
	}

}
