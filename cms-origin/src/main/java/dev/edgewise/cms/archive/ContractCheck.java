package dev.edgewise.cms.archive;

import java.util.List;

import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.ws.context.MessageContext;
import org.springframework.ws.server.endpoint.interceptor.EndpointInterceptorAdapter;
import org.springframework.ws.server.endpoint.support.PayloadRootUtils;
import org.springframework.ws.soap.SoapMessage;

/**
 * Refuses what is not as the contract says: a body without an operation, a SOAP action
 * that names another operation than the body does, and values out of bounds, each named.
 * A request without an action passes, as it always has.
 */
class ContractCheck extends EndpointInterceptorAdapter {

	private final Contract contract;

	private final TransformerFactory transformers = TransformerFactory.newDefaultInstance();

	ContractCheck(Contract contract) {
		this.contract = contract;
	}

	@Override
	public boolean handleRequest(MessageContext context, Object endpoint) throws Exception {
		SoapMessage request = (SoapMessage) context.getRequest();
		Source payload = request.getPayloadSource();
		if (payload == null) {
			throw ArchiveFault.invalid(List.of("The body is empty."));
		}
		List<String> problems = this.contract.problemsOf(payload);
		if (!problems.isEmpty()) {
			throw ArchiveFault.invalid(problems);
		}
		requireAction(request.getSoapAction(), PayloadRootUtils.getPayloadRootQName(payload, this.transformers));
		return true;
	}

	private static void requireAction(@Nullable String action, @Nullable QName operation) {
		String given = (action != null)
				? StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(action, '"'), '"') : "";
		if (!given.isEmpty() && operation != null && !given.equals(actionOf(operation))) {
			throw ArchiveFault.invalid(List.of("The SOAP action names another operation than the body does."));
		}
	}

	private static String actionOf(QName operation) {
		return operation.getNamespaceURI() + "/" + operation.getLocalPart();
	}

}
