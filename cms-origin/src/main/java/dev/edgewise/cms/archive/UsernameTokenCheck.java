package dev.edgewise.cms.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;

import javax.xml.namespace.QName;

import example.edgewise.schemas.archive._2007.types.UsernameToken;
import jakarta.xml.bind.JAXBElement;
import org.jspecify.annotations.Nullable;

import org.springframework.oxm.Unmarshaller;
import org.springframework.oxm.XmlMappingException;
import org.springframework.ws.context.MessageContext;
import org.springframework.ws.soap.SoapHeader;
import org.springframework.ws.soap.SoapHeaderElement;
import org.springframework.ws.soap.SoapMessage;
import org.springframework.ws.soap.server.SoapEndpointInterceptor;

/**
 * Lets a request pass whose header has a {@code UsernameToken} with the configured name
 * and password; anything else is an {@code AuthenticationFault}. Without a configured
 * password nothing passes.
 */
class UsernameTokenCheck implements SoapEndpointInterceptor {

	private static final QName HEADER = new QName(Contract.TYPES, "UsernameToken");

	private final Unmarshaller unmarshaller;

	private final ArchiveProperties properties;

	UsernameTokenCheck(Unmarshaller unmarshaller, ArchiveProperties properties) {
		this.unmarshaller = unmarshaller;
		this.properties = properties;
	}

	@Override
	public boolean understands(SoapHeaderElement header) {
		return HEADER.equals(header.getName());
	}

	@Override
	public boolean handleRequest(MessageContext context, Object endpoint) throws IOException {
		UsernameToken token = token(((SoapMessage) context.getRequest()).getSoapHeader());
		if (token == null) {
			throw ArchiveFault.noToken();
		}
		boolean name = same(token.getUsername(), this.properties.username());
		boolean password = same(token.getPassword(), this.properties.password());
		if (!name || !password || this.properties.password().isEmpty()) {
			throw ArchiveFault.wrongToken();
		}
		return true;
	}

	private @Nullable UsernameToken token(@Nullable SoapHeader header) throws IOException {
		if (header == null) {
			return null;
		}
		Iterator<SoapHeaderElement> tokens = header.examineHeaderElements(HEADER);
		if (!tokens.hasNext()) {
			return null;
		}
		try {
			Object token = this.unmarshaller.unmarshal(tokens.next().getSource());
			return (token instanceof JAXBElement<?> element && element.getValue() instanceof UsernameToken value)
					? value : null;
		}
		catch (XmlMappingException ex) {
			return null;
		}
	}

	private static boolean same(@Nullable String given, String expected) {
		return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
				expected.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public boolean handleResponse(MessageContext context, Object endpoint) {
		return true;
	}

	@Override
	public boolean handleFault(MessageContext context, Object endpoint) {
		return true;
	}

	@Override
	public void afterCompletion(MessageContext context, Object endpoint, @Nullable Exception failure) {
	}

}
