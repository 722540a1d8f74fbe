package dev.edgewise.platform.pop;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a message is under way between two places: the emulation's figure, by which
 * whoever sends or receives across places delays it. Zero everywhere when the emulation
 * is off, and between a place and itself.
 */
public final class Distance {

	private final Topology topology;

	private final DistanceProperties properties;

	private final Map<String, Duration> toHere = new ConcurrentHashMap<>();

	Distance(Topology topology, DistanceProperties properties) {
		this.topology = topology;
		this.properties = properties;
	}

	public boolean isEmulated() {
		return this.properties.enabled();
	}

	/**
	 * One way between here and the place of a code; zero for a code that nobody knows.
	 */
	public Duration oneWay(String code) {
		if (!this.properties.enabled()) {
			return Duration.ZERO;
		}
		return this.toHere.computeIfAbsent(code,
				(other) -> this.topology.place(other).map(this::figure).orElse(Duration.ZERO));
	}

	/** One way between here and the core. */
	public Duration oneWayToCore() {
		return oneWay(this.topology.core().code());
	}

	private Duration figure(Place other) {
		double millis = this.topology.here().kilometresTo(other) / this.properties.kilometresPerMillisecond()
				* this.properties.detour();
		return Duration.ofNanos(Math.round(millis * 1_000_000));
	}

}
