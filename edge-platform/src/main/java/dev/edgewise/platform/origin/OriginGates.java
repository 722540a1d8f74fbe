package dev.edgewise.platform.origin;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The gates of a process's origins, by name: every door to an origin shares one. */
public final class OriginGates implements MeterBinder {

	private final int concurrent;

	private final int queued;

	private final Duration deadline;

	private final ConcurrentMap<String, OriginGate> gates = new ConcurrentHashMap<>();

	OriginGates(int concurrent, int queued, Duration deadline) {
		this.concurrent = concurrent;
		this.queued = queued;
		this.deadline = deadline;
	}

	/** The gate before an origin. To be asked for at start, so that it is measured. */
	public OriginGate gate(String origin) {
		return this.gates.computeIfAbsent(origin,
				(name) -> new OriginGate(name, this.concurrent, this.queued, this.deadline));
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		this.gates.values().forEach((gate) -> {
			Gauge.builder("edgewise.origin.inside", gate, OriginGate::inside).tag("name", gate.name()).register(meters);
			Gauge.builder("edgewise.origin.waiting", gate, OriginGate::waiting)
				.tag("name", gate.name())
				.register(meters);
			FunctionCounter.builder("edgewise.origin.refused", gate, OriginGate::refused)
				.tag("name", gate.name())
				.register(meters);
		});
	}

}
