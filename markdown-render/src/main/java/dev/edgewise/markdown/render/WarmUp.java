package dev.edgewise.markdown.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;

import dev.edgewise.markdown.engine.MarkdownRenderer;

/**
 * Renders before the service is ready, so that the first keystroke meets loaded classes
 * and compiled code. The engine warms up beside the rest of the start; then a few
 * requests go through the whole of HTTP.
 * <p>
 * A failure costs the first requests their speed and nothing else; it is logged.
 */
final class WarmUp implements SmartInitializingSingleton, ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

	private static final int REQUESTS = 25;

	private static final int COPIES = 6;

	private final MarkdownRenderer renderer;

	private final Duration duration;

	private final ApplicationContext context;

	private final String document = read().repeat(COPIES);

	private CompletableFuture<Void> engine = CompletableFuture.completedFuture(null);

	WarmUp(MarkdownRenderer renderer, Duration duration, ApplicationContext context) {
		this.renderer = renderer;
		this.duration = duration;
		this.context = context;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.engine = CompletableFuture.runAsync(this::renderForAWhile, (task) -> Thread.ofPlatform().start(task));
	}

	private void renderForAWhile() {
		long end = System.nanoTime() + this.duration.toNanos();
		while (System.nanoTime() < end) {
			this.renderer.render(this.document);
		}
	}

	@Override
	public void run(ApplicationArguments args) {
		this.engine.join();
		if (this.context instanceof WebServerApplicationContext server && server.getWebServer() != null
				&& !this.duration.isZero()) {
			request(server.getWebServer().getPort());
		}
	}

	private void request(int port) {
		URI uri = URI.create("http://localhost:" + port + "/render");
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			for (int i = 0; i < REQUESTS; i++) {
				for (String accept : List.of("text/html", "application/json")) {
					client.send(HttpRequest.newBuilder(uri)
						.timeout(Duration.ofSeconds(2))
						.header("Content-Type", "text/markdown")
						.header("Accept", accept)
						.POST(HttpRequest.BodyPublishers.ofString(this.document))
						.build(), BodyHandlers.discarding());
				}
			}
		}
		catch (IOException ex) {
			log.warn("Warming up over HTTP failed, the first requests will be slower: {}", ex.toString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String read() {
		try (@Nullable
		InputStream document = WarmUp.class.getResourceAsStream("warm-up.md")) {
			return (document != null) ? new String(document.readAllBytes(), StandardCharsets.UTF_8) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
