package dev.edgewise.markdown.render;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.edgewise.markdown.engine.MarkdownRenderer;

/**
 * What rendering is made of: one renderer for the endpoint and the pages alike.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RenderProperties.class)
class RenderConfiguration {

	@Bean
	MarkdownRenderer markdownRenderer(RenderProperties properties) {
		return MarkdownRenderer.flexmark(properties.limits());
	}

	@Bean
	WarmUp warmUp(MarkdownRenderer renderer, RenderProperties properties, ApplicationContext context) {
		return new WarmUp(renderer, properties.warmUp(), context);
	}

	@Bean
	MeterBinder markdownThreads(MarkdownRenderer renderer) {
		return (registry) -> {
			Gauge.builder("edgewise.markdown.threads.occupied", renderer, MarkdownRenderer::occupied)
				.register(registry);
			Gauge.builder("edgewise.markdown.documents.waiting", renderer, MarkdownRenderer::waiting)
				.register(registry);
		};
	}

}
