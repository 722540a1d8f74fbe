package dev.edgewise.cms.archive;

import org.springframework.ws.context.MessageContext;
import org.springframework.ws.server.endpoint.interceptor.EndpointInterceptorAdapter;

/** Comes before everything else: a service that hangs does not look at tokens. */
class InflictedBehaviour extends EndpointInterceptorAdapter {

	private final Behaviour behaviour;

	InflictedBehaviour(Behaviour behaviour) {
		this.behaviour = behaviour;
	}

	@Override
	public boolean handleRequest(MessageContext context, Object endpoint) throws InterruptedException {
		this.behaviour.inflict();
		return true;
	}

}
