package dev.edgewise.cms.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.Objects;

import javax.xml.namespace.QName;

import dev.edgewise.cms.archive.EnvelopeScan.Readable;
import dev.edgewise.cms.archive.EnvelopeScan.Unreadable;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;

import org.springframework.ws.soap.SoapMessage;
import org.springframework.ws.soap.SoapMessageFactory;
import org.springframework.ws.soap.SoapVersion;
import org.springframework.ws.soap.saaj.SaajSoapMessageFactory;
import org.springframework.ws.transport.TransportInputStream;
import org.springframework.ws.transport.context.TransportContext;
import org.springframework.ws.transport.context.TransportContextHolder;
import org.springframework.ws.transport.http.HttpServletConnection;

/**
 * SOAP 1.1 and 1.2 at one address: the request's content type tells which, and the answer
 * follows it. What cannot be read is an {@link UnreadableMessageException}, another
 * envelope an {@link OtherEnvelopeException}; nothing is parsed into a tree before it has
 * been scanned.
 */
class SoapVersions implements SoapMessageFactory {

	private static final MediaType SOAP_12 = MediaType.valueOf("application/soap+xml");

	private final SaajSoapMessageFactory soap11 = factory(SoapVersion.SOAP_11);

	private final SaajSoapMessageFactory soap12 = factory(SoapVersion.SOAP_12);

	@Override
	public SoapMessage createWebServiceMessage() {
		return of(connection().getHttpServletRequest()).createWebServiceMessage();
	}

	@Override
	public SoapMessage createWebServiceMessage(InputStream input) throws IOException {
		HttpServletRequest request = connection().getHttpServletRequest();
		byte[] message = input.readAllBytes();
		Charset charset = contentType(request).getCharset();
		SaajSoapMessageFactory factory = of(request);
		return switch (EnvelopeScan.of(message, (charset != null) ? charset.name() : null)) {
			case Unreadable(String objection) -> throw new UnreadableMessageException(objection);
			case Readable(QName root) when !root.equals(envelope(factory)) -> throw new OtherEnvelopeException();
			case Readable _ -> factory.createWebServiceMessage(new Replay((TransportInputStream) input, message));
		};
	}

	private QName envelope(SaajSoapMessageFactory factory) {
		return ((factory == this.soap12) ? SoapVersion.SOAP_12 : SoapVersion.SOAP_11).getEnvelopeName();
	}

	SaajSoapMessageFactory of(HttpServletRequest request) {
		return SOAP_12.equalsTypeAndSubtype(contentType(request)) ? this.soap12 : this.soap11;
	}

	boolean accepts(HttpServletRequest request) {
		MediaType type = contentType(request);
		return SOAP_12.equalsTypeAndSubtype(type) || MediaType.TEXT_XML.equalsTypeAndSubtype(type);
	}

	@Override
	public void setSoapVersion(SoapVersion version) {
		throw new UnsupportedOperationException("Both versions are spoken");
	}

	static HttpServletConnection connection() {
		TransportContext transport = Objects.requireNonNull(TransportContextHolder.getTransportContext());
		return (HttpServletConnection) Objects.requireNonNull(transport.getConnection());
	}

	private static MediaType contentType(HttpServletRequest request) {
		try {
			String type = request.getContentType();
			return (type != null) ? MediaType.parseMediaType(type) : MediaType.APPLICATION_OCTET_STREAM;
		}
		catch (IllegalArgumentException ex) {
			return MediaType.APPLICATION_OCTET_STREAM;
		}
	}

	private static SaajSoapMessageFactory factory(SoapVersion version) {
		SaajSoapMessageFactory factory = new SaajSoapMessageFactory();
		factory.setSoapVersion(version);
		factory.afterPropertiesSet();
		return factory;
	}

	/** A message that was read already, with the headers it came with. */
	private static final class Replay extends TransportInputStream {

		private final TransportInputStream original;

		private final byte[] message;

		Replay(TransportInputStream original, byte[] message) {
			this.original = original;
			this.message = message;
		}

		@Override
		protected InputStream createInputStream() {
			return new ByteArrayInputStream(this.message);
		}

		@Override
		public Iterator<String> getHeaderNames() throws IOException {
			return this.original.getHeaderNames();
		}

		@Override
		public Iterator<String> getHeaders(String name) throws IOException {
			return this.original.getHeaders(name);
		}

	}

	/** The message cannot be read, and why, in words for its sender. */
	static final class UnreadableMessageException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnreadableMessageException(String objection) {
			super(objection);
		}

	}

	/** Well-formed, but no envelope of the version that the content type announces. */
	static final class OtherEnvelopeException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
