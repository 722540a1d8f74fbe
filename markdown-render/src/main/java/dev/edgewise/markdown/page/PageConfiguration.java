package dev.edgewise.markdown.page;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.edgewise.platform.pop.Topology;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import dev.edgewise.markdown.article.ArticleSource;
import dev.edgewise.markdown.engine.MarkdownRenderer;

/**
 * What pages are made of.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

	@Bean
	Stylesheet stylesheet() {
		return Stylesheet.load();
	}

	@Bean
	Templates templates() {
		return new Templates();
	}

	@Bean
	Fragments fragments(MarkdownRenderer renderer,
			@Value("${edgewise.markdown.fragment-cache:8MB}") DataSize maximumSize) {
		return new Fragments(renderer, maximumSize.toBytes());
	}

	@Bean
	MeterBinder fragmentMeters(Fragments fragments) {
		return (registry) -> CaffeineCacheMetrics.monitor(registry, fragments.cache(), "fragments");
	}

	/** What a page needs of the core is asked for side by side: the core is far away. */
	@Bean
	ExecutorService sideBySide() {
		return Executors.newVirtualThreadPerTaskExecutor();
	}

	@Bean
	PageComposer pageComposer(Fragments fragments, Templates templates, Stylesheet stylesheet, Topology topology) {
		return new PageComposer(fragments, templates, new PageFrame(stylesheet.path(), topology.here().code()));
	}

	@Bean
	PageResponses pageResponses(Stylesheet stylesheet) {
		return new PageResponses(stylesheet);
	}

}
