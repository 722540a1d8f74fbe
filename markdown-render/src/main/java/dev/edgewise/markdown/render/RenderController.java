package dev.edgewise.markdown.render;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import dev.edgewise.markdown.engine.Heading;
import dev.edgewise.markdown.engine.MarkdownRenderer;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;
import dev.edgewise.markdown.engine.RenderOutcome.Rendered;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * {@code POST /render}: Markdown in, HTML out, as a fragment or as JSON with what an
 * editor wants to know besides. Nothing is kept. Refusals are {@link RenderRefusal}.
 */
@RestController
final class RenderController {

	private final MarkdownRenderer renderer;

	RenderController(MarkdownRenderer renderer) {
		this.renderer = renderer;
	}

	@PostMapping(path = "/render", consumes = "text/markdown", produces = "text/html;charset=UTF-8")
	ResponseEntity<String> html(HttpServletRequest request,
			@RequestHeader(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type)
			throws IOException, HttpMediaTypeNotSupportedException {
		Timed timed = render(request, type);
		return respond(timed).body(timed.rendered().html());
	}

	@PostMapping(path = "/render", consumes = "text/markdown", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Preview> json(HttpServletRequest request,
			@RequestHeader(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type)
			throws IOException, HttpMediaTypeNotSupportedException {
		Timed timed = render(request, type);
		Rendered rendered = timed.rendered();
		return respond(timed)
			.body(new Preview(rendered.html(), rendered.outline(), rendered.words(), timed.took().toNanos() / 1e6));
	}

	private Timed render(HttpServletRequest request, @Nullable MediaType type)
			throws IOException, HttpMediaTypeNotSupportedException {
		String markdown = MarkdownBody.read(type, request.getContentLengthLong(), request.getInputStream(),
				this.renderer.byteLimit());
		long start = System.nanoTime();
		return switch (this.renderer.render(markdown)) {
			case Rendered rendered -> new Timed(rendered, Duration.ofNanos(System.nanoTime() - start));
			case Refused refused -> throw new RenderRefusal(refused);
		};
	}

	private static ResponseEntity.BodyBuilder respond(Timed timed) {
		ServerTiming timing = new ServerTiming();
		timing.add("render", timed.took());
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header(ServerTiming.FIELD, timing.toString())
			.header("Content-Security-Policy", "default-src 'none'; sandbox")
			.header("X-Content-Type-Options", "nosniff");
	}

	private record Timed(Rendered rendered, Duration took) {
	}

	/**
	 * What an editor's preview needs.
	 *
	 * @param html safe HTML
	 * @param outline the headings
	 * @param words number of words
	 * @param millis how long rendering took, in milliseconds
	 */
	record Preview(String html, List<Heading> outline, int words, double millis) {
	}

}
