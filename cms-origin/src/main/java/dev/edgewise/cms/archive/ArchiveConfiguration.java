package dev.edgewise.cms.archive;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

import dev.edgewise.cms.database.DatabaseTask;
import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.event.TopicDeclaration;
import io.namastack.outbox.Outbox;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.ws.transport.http.MessageDispatcherServlet;

/**
 * The archive: its holdings, its desk for corrections, and the door for SOAP.
 */
@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {

	private static final int RETENTION_DAYS = 7;

	@Bean
	Holdings holdings(JdbcClient jdbc) {
		return new Holdings(jdbc);
	}

	@Bean
	CorrectionRepository corrections(JdbcClient jdbc) {
		return new CorrectionRepository(jdbc);
	}

	@Bean
	CorrectionDesk correctionDesk(CorrectionRepository corrections, Holdings holdings, Outbox outbox, Clock clock) {
		return new CorrectionDesk(corrections, holdings, outbox, clock);
	}

	@Bean
	TopicDeclaration correctionsTopic() {
		return TopicDeclaration.retained(CorrectionSender.TOPIC, 3, RETENTION_DAYS);
	}

	@Bean
	CorrectionSender correctionSender(EventPublisher publisher, EventFactory events) {
		return new CorrectionSender(publisher, events);
	}

	@Bean
	Behaviour archiveBehaviour(Manners manners) {
		return new Behaviour(manners, (RandomGenerator) () -> ThreadLocalRandom.current().nextLong());
	}

	@Bean
	@Profile("demo")
	BehaviourEndpoint archiveBehaviourEndpoint(Behaviour behaviour) {
		return new BehaviourEndpoint(behaviour);
	}

	@Bean
	@Order(25)
	@Profile("demo")
	DatabaseTask demoContributors(DataSource database) {
		return () -> new ResourceDatabasePopulator(new ClassPathResource("archive/demo-contributors.sql"))
			.execute(database);
	}

	@Bean
	@Order(30)
	Accession accession(JdbcClient jdbc, TransactionTemplate transaction) {
		return new Accession(jdbc, transaction);
	}

	@Bean
	@Order(35)
	@Profile("demo")
	DatabaseTask demoRights(DataSource database) {
		return () -> new ResourceDatabasePopulator(new ClassPathResource("archive/demo-rights.sql")).execute(database);
	}

	/** Made at its first request, see {@link SoapConfiguration}. */
	@Bean
	ServletRegistrationBean<MessageDispatcherServlet> archiveServlet(ApplicationContext context) {
		AnnotationConfigWebApplicationContext soap = new AnnotationConfigWebApplicationContext();
		soap.setParent(context);
		soap.register(SoapConfiguration.class);
		MessageDispatcherServlet servlet = new MessageDispatcherServlet(soap);
		servlet.setTransformWsdlLocations(true);
		ServletRegistrationBean<MessageDispatcherServlet> registration = new ServletRegistrationBean<>(servlet,
				"/soap/*");
		registration.setName("archive");
		return registration;
	}

	/** The token is in the message, and looked at there. */
	@Bean
	@Order(0)
	SecurityFilterChain soap(HttpSecurity http) {
		return http.securityMatcher("/soap/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.cacheControl((cache) -> cache.disable()))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

}
