package dev.edgewise.gateway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import dev.edgewise.gateway.route.ConditionalOnOwnRoutes;
import dev.edgewise.platform.pop.Topology;

/** The console: static files, validated by a hash of their content on every visit. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnOwnRoutes
class ConsoleConfiguration implements WebFluxConfigurer {

	private static final String LOCATION = "classpath:/static/";

	private final Map<String, String> hashes = new ConcurrentHashMap<>();

	@Bean
	ConsoleHeaders consoleHeaders(Topology topology) {
		return new ConsoleHeaders(topology);
	}

	@Bean
	RouterFunction<ServerResponse> consolePage() {
		Resource page = new ClassPathResource("static/index.html");
		return RouterFunctions.route()
			.GET("/",
					(request) -> ServerResponse.ok()
						.contentType(MediaType.TEXT_HTML)
						.cacheControl(CacheControl.noCache())
						.eTag(hash(page))
						.bodyValue(page))
			.GET("/console", (request) -> ServerResponse.permanentRedirect(URI.create("/")).build())
			.build();
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		register(registry, "/console/**", LOCATION + "console/");
		register(registry, "/favicon.svg", LOCATION);
	}

	private void register(ResourceHandlerRegistry registry, String pattern, String location) {
		registry.addResourceHandler(pattern)
			.addResourceLocations(location)
			.setCacheControl(CacheControl.noCache())
			.setUseLastModified(false)
			.setEtagGenerator(this::hash);
	}

	private String hash(Resource resource) {
		return this.hashes.computeIfAbsent(resource.getDescription(), (description) -> {
			try {
				return '"' + DigestUtils.md5DigestAsHex(resource.getContentAsByteArray()) + '"';
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

}
