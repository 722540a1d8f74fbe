package dev.edgewise.cms.archive;

import java.io.IOException;
import java.util.Locale;

import dev.edgewise.cms.archive.SoapVersions.OtherEnvelopeException;
import dev.edgewise.cms.archive.SoapVersions.UnreadableMessageException;
import dev.edgewise.platform.problem.ContentTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.ws.WebServiceException;
import org.springframework.ws.soap.SoapBody;
import org.springframework.ws.soap.saaj.SaajSoapMessage;
import org.springframework.ws.transport.http.WebServiceMessageReceiverHandlerAdapter;

/**
 * SOAP over HTTP: whatever goes wrong before there is a message is a fault of the
 * request's SOAP version as well. Lets faults out with status 200 where
 * {@link #politely(HttpServletRequest)} asked for it.
 */
class SoapTransport extends WebServiceMessageReceiverHandlerAdapter {

	private static final String POLITELY = SoapTransport.class.getName() + ".politely";

	private final SoapVersions versions;

	SoapTransport(SoapVersions versions) {
		this.versions = versions;
		setMessageFactory(versions);
	}

	/** The fault that answers this request will have HTTP status 200. */
	static void politely(HttpServletRequest request) {
		request.setAttribute(POLITELY, Boolean.TRUE);
	}

	@Override
	public @Nullable ModelAndView handle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws Exception {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (!"POST".equals(request.getMethod())) {
			response.setHeader(HttpHeaders.ALLOW, "POST");
			response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
			return null;
		}
		if (!this.versions.accepts(request)) {
			refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE,
					"SOAP 1.1 is text/xml, 1.2 application/soap+xml.");
			return null;
		}
		try {
			return super.handle(request, new Polite(request, response), handler);
		}
		catch (UnreadableMessageException ex) {
			refuse(request, response, HttpStatus.BAD_REQUEST, String.valueOf(ex.getMessage()));
		}
		catch (ContentTooLargeException ex) {
			refuse(request, response, HttpStatus.CONTENT_TOO_LARGE, "The message is too large.");
		}
		catch (OtherEnvelopeException | WebServiceException ex) {
			mismatch(request, response);
		}
		return null;
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence)
			throws IOException {
		SaajSoapMessage answer = this.versions.of(request).createWebServiceMessage();
		body(answer).addClientOrSenderFault(sentence, Locale.ENGLISH);
		send(answer, response, status);
	}

	/** Well-formed, but no envelope of the version that the content type announces. */
	private void mismatch(HttpServletRequest request, HttpServletResponse response) throws IOException {
		SaajSoapMessage answer = this.versions.of(request).createWebServiceMessage();
		body(answer).addVersionMismatchFault("This is no envelope of the announced version of SOAP.", Locale.ENGLISH);
		send(answer, response, HttpStatus.INTERNAL_SERVER_ERROR);
	}

	private static void send(SaajSoapMessage answer, HttpServletResponse response, HttpStatus status)
			throws IOException {
		response.setStatus(status.value());
		response.setContentType(answer.getVersion().getContentType() + "; charset=utf-8");
		answer.writeTo(response.getOutputStream());
	}

	private static SoapBody body(SaajSoapMessage message) {
		return message.getSoapBody();
	}

	/** Keeps 200 as the status of a fault, if so asked. */
	private static final class Polite extends HttpServletResponseWrapper {

		private final HttpServletRequest request;

		Polite(HttpServletRequest request, HttpServletResponse response) {
			super(response);
			this.request = request;
		}

		@Override
		public void setStatus(int status) {
			super.setStatus((this.request.getAttribute(POLITELY) != null) ? HttpStatus.OK.value() : status);
		}

	}

}
