package dev.edgewise.markdown.page;

import java.nio.charset.StandardCharsets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import dev.edgewise.markdown.engine.MarkdownRenderer;
import dev.edgewise.markdown.engine.RenderOutcome;
import dev.edgewise.markdown.engine.RenderOutcome.Refused;
import dev.edgewise.markdown.engine.RenderOutcome.Rendered;

/**
 * Rendered texts by the hash of what they were rendered from: nothing in here can be out
 * of date, so nothing is ever invalidated. Bounded by the characters of HTML it holds;
 * what falls out is rendered again.
 * <p>
 * Refusals are not kept, since some of them are about the moment and not about the text.
 */
final class Fragments {

	private final Cache<String, Rendered> cache;

	private final MarkdownRenderer renderer;

	Fragments(MarkdownRenderer renderer, long maximumCharacters) {
		this.renderer = renderer;
		this.cache = Caffeine.newBuilder()
			.maximumWeight(maximumCharacters)
			.weigher((String hash, Rendered rendered) -> hash.length() + rendered.html().length())
			.recordStats()
			.build();
	}

	RenderOutcome of(String markdown) {
		String hash = ContentHash.of(markdown.getBytes(StandardCharsets.UTF_8));
		@Nullable Rendered known = this.cache.getIfPresent(hash);
		return (known != null) ? known : render(hash, markdown);
	}

	private RenderOutcome render(String hash, String markdown) {
		RenderOutcome outcome = this.renderer.render(markdown);
		switch (outcome) {
			case Rendered rendered -> this.cache.put(hash, rendered);
			case Refused ignored -> {
			}
		}
		return outcome;
	}

	Cache<?, ?> cache() {
		return this.cache;
	}

}
