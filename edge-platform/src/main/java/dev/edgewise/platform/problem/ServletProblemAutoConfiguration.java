package dev.edgewise.platform.problem;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Problem details and request limits of servlet services. */
@AutoConfiguration(before = { WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class })
@ConditionalOnClass(DispatcherServlet.class)
@EnableConfigurationProperties(RequestLimits.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class ServletProblemAutoConfiguration {

	@Bean
	ServletProblems servletProblems() {
		return new ServletProblems();
	}

	@Bean
	@ConditionalOnMissingBean(ErrorController.class)
	ServletErrors servletErrors() {
		return new ServletErrors();
	}

	@Bean
	RequestLimitFilter requestLimitFilter(RequestLimits limits,
			@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		return new RequestLimitFilter(limits, resolver);
	}

}
