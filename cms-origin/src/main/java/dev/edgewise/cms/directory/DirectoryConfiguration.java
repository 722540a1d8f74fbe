package dev.edgewise.cms.directory;

import javax.sql.DataSource;

import dev.edgewise.cms.database.DatabaseTask;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The directory, which everybody may read and nobody may write.
 */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

	@Bean
	Directory directory(JdbcClient jdbc) {
		return new Directory(jdbc);
	}

	@Bean
	@Order(26)
	@Profile("demo")
	DatabaseTask demoDirectory(DataSource database) {
		return () -> new ResourceDatabasePopulator(new ClassPathResource("directory/demo.sql")).execute(database);
	}

	@Bean
	@Order(0)
	SecurityFilterChain directoryReading(HttpSecurity http) {
		return http
			.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/api/directory/**"))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.cacheControl((cache) -> cache.disable()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

}
