package dev.edgewise.cms.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

import dev.edgewise.cms.archive.ArchiveFault.Blame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.oxm.Marshaller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.ws.context.MessageContext;
import org.springframework.ws.server.EndpointExceptionResolver;
import org.springframework.ws.soap.SoapBody;
import org.springframework.ws.soap.SoapFault;
import org.springframework.ws.soap.SoapMessage;

/**
 * Makes a fault of every failure: the contract's own, {@code ArchiveUnavailableFault}
 * while the database is away, and for what nobody foresaw a sentence that tells nothing
 * of the inside, which goes to the log.
 */
class FaultAnswers implements EndpointExceptionResolver {

	private static final Logger logger = LoggerFactory.getLogger(FaultAnswers.class);

	private static final Duration OUTAGE = Duration.ofSeconds(2);

	private final Marshaller marshaller;

	private final Behaviour behaviour;

	FaultAnswers(Marshaller marshaller, Behaviour behaviour) {
		this.marshaller = marshaller;
		this.behaviour = behaviour;
	}

	@Override
	public boolean resolveException(MessageContext context, @Nullable Object endpoint, Exception failure) {
		SoapBody body = ((SoapMessage) context.getResponse()).getSoapBody();
		ArchiveFault known = known(failure);
		if (known != null) {
			answer(body, known);
		}
		else {
			logger.error("Unforeseen failure", failure);
			body.addServerOrReceiverFault("Something went wrong here.", Locale.ENGLISH);
		}
		if (this.behaviour.manners().http200() || (known != null && known.blame() == Blame.CLIENT_WITH_STATUS_200)) {
			SoapTransport.politely(SoapVersions.connection().getHttpServletRequest());
		}
		return true;
	}

	private static @Nullable ArchiveFault known(Exception failure) {
		return switch (failure) {
			case ArchiveFault fault -> fault;
			case DataAccessResourceFailureException _, TransientDataAccessException _,
					CannotCreateTransactionException _ ->
				ArchiveFault.unavailable(OUTAGE);
			default -> null;
		};
	}

	private void answer(SoapBody body, ArchiveFault fault) {
		SoapFault answer = (fault.blame() == Blame.SERVER)
				? body.addServerOrReceiverFault(fault.sentence(), Locale.ENGLISH)
				: body.addClientOrSenderFault(fault.sentence(), Locale.ENGLISH);
		try {
			this.marshaller.marshal(fault.detail(), answer.addFaultDetail().getResult());
		}
		catch (IOException ex) {
			logger.error("A fault without its detail", ex);
		}
	}

}
