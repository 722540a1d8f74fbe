package dev.edgewise.platform.pop;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places of this deployment and the one this process runs at.
 *
 * @param here this process's place: a POP, or the core
 * @param core the core
 * @param pops all POPs
 * @param enabled codes of the POPs that take part
 */
public record Topology(Place here, Place core, List<Place> pops, List<String> enabled) {

	/**
	 * Finds this process's place among the others.
	 * @throws UnknownPlaceException when there is no place of that code; the message
	 * names the known ones
	 */
	static Topology of(String code, TopologyProperties properties) {
		List<String> codes = Stream.concat(Stream.of(properties.core()), properties.pops().stream())
			.map(Place::code)
			.toList();
		Place here = find(properties, code).orElseThrow(() -> new UnknownPlaceException(code, codes));
		return new Topology(here, properties.core(), properties.pops(), properties.enabled());
	}

	private static Optional<Place> find(TopologyProperties properties, String code) {
		return Stream.concat(Stream.of(properties.core()), properties.pops().stream())
			.filter((place) -> place.code().equals(code))
			.findFirst();
	}

	/** The place of a code, the core included. */
	public Optional<Place> place(String code) {
		return Stream.concat(Stream.of(this.core), this.pops.stream())
			.filter((place) -> place.code().equals(code))
			.findFirst();
	}

	public boolean isEnabled(Place pop) {
		return this.enabled.contains(pop.code());
	}

	/** The POPs that take part. */
	public List<Place> enabledPops() {
		return this.pops.stream().filter(this::isEnabled).toList();
	}

}
