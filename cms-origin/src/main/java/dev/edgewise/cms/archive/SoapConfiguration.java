package dev.edgewise.cms.archive;

import java.util.List;

import example.edgewise.schemas.archive._2007.types.UsernameToken;
import example.edgewise.schemas.archive._2009.messages.GetRights;

import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.oxm.jaxb.Jaxb2Marshaller;
import org.springframework.ws.server.EndpointExceptionResolver;
import org.springframework.ws.server.EndpointInterceptor;
import org.springframework.ws.server.endpoint.PayloadEndpoint;
import org.springframework.ws.server.endpoint.adapter.DefaultMethodEndpointAdapter;
import org.springframework.ws.server.endpoint.adapter.PayloadEndpointAdapter;
import org.springframework.ws.server.endpoint.adapter.method.MarshallingPayloadMethodProcessor;
import org.springframework.ws.server.endpoint.mapping.PayloadRootAnnotationMethodEndpointMapping;
import org.springframework.ws.wsdl.wsdl11.SimpleWsdl11Definition;
import org.springframework.xml.xsd.SimpleXsdSchema;

/**
 * The archive's SOAP machinery, in a context of its own that is made at the first SOAP
 * request: the service's start must not wait for schemas and bindings. Hence no
 * {@code @Configuration}, which would be found and made at start.
 */
class SoapConfiguration {

	@Bean
	SimpleWsdl11Definition archive() {
		return new SimpleWsdl11Definition(new ClassPathResource("archive/archive.wsdl"));
	}

	@Bean("archive-messages")
	SimpleXsdSchema messages() {
		return new SimpleXsdSchema(new ClassPathResource("archive/archive-messages.xsd"));
	}

	@Bean("archive-types")
	SimpleXsdSchema types() {
		return new SimpleXsdSchema(new ClassPathResource("archive/archive-types.xsd"));
	}

	/** One binding context for the two packages that were generated from the schemas. */
	@Bean
	Jaxb2Marshaller marshaller() {
		Jaxb2Marshaller marshaller = new Jaxb2Marshaller();
		marshaller.setContextPaths(GetRights.class.getPackageName(), UsernameToken.class.getPackageName());
		return marshaller;
	}

	@Bean
	SoapVersions messageFactory() {
		return new SoapVersions();
	}

	@Bean
	SoapTransport messageReceiverHandlerAdapter(SoapVersions messageFactory) {
		return new SoapTransport(messageFactory);
	}

	@Bean
	PayloadRootAnnotationMethodEndpointMapping operations(Jaxb2Marshaller marshaller, Behaviour behaviour,
			ArchiveProperties properties) {
		PayloadRootAnnotationMethodEndpointMapping operations = new PayloadRootAnnotationMethodEndpointMapping();
		operations.setDetectEndpointsInAncestorContexts(true);
		operations.setInterceptors(new EndpointInterceptor[] { new InflictedBehaviour(behaviour),
				new UsernameTokenCheck(marshaller, properties), new ContractCheck(new Contract()) });
		operations.setDefaultEndpoint((PayloadEndpoint) (request) -> {
			throw ArchiveFault.invalid(List.of("There is no such operation."));
		});
		return operations;
	}

	@Bean
	DefaultMethodEndpointAdapter operationAdapter(Jaxb2Marshaller marshaller) {
		MarshallingPayloadMethodProcessor payload = new MarshallingPayloadMethodProcessor(marshaller);
		DefaultMethodEndpointAdapter adapter = new DefaultMethodEndpointAdapter();
		adapter.setMethodArgumentResolvers(List.of(payload));
		adapter.setMethodReturnValueHandlers(List.of(payload));
		return adapter;
	}

	@Bean
	PayloadEndpointAdapter noSuchOperation() {
		return new PayloadEndpointAdapter();
	}

	@Bean
	EndpointExceptionResolver faultAnswers(Jaxb2Marshaller marshaller, Behaviour behaviour) {
		return new FaultAnswers(marshaller, behaviour);
	}

}
