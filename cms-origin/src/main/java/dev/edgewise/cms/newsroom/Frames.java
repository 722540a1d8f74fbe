package dev.edgewise.cms.newsroom;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;

import dev.edgewise.platform.pop.Topology;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.web.csrf.CsrfToken;

/**
 * Makes the frames of pages.
 */
class Frames {

	private final List<Pop> pops;

	private final String json;

	Frames(Topology topology, JsonMapper json) {
		this.pops = topology.enabledPops()
			.stream()
			.filter((place) -> place.url() != null)
			.map((place) -> new Pop(place.code(), place.city(), Objects.requireNonNull(place.url())))
			.toList();
		this.json = json.writeValueAsString(this.pops);
	}

	Frame of(String title, Frame.Place active, Principal editor, CsrfToken csrf) {
		return new Frame(title, active, editor.getName(), csrf.getToken(), this.json);
	}

	/** Where the pages' scripts may connect to. */
	List<URI> gateways() {
		return this.pops.stream().map(Pop::gateway).toList();
	}

	/** A place where readers are served, and its public door. */
	record Pop(String code, String city, URI gateway) {

	}

}
