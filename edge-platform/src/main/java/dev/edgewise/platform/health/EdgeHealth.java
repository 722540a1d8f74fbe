package dev.edgewise.platform.health;

import java.util.List;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells how much of its service a process can give: {@code UP} in full, {@code DEGRADED}
 * while something it depends on is missing. It goes on serving what it can, so neither
 * takes it out of rotation.
 */
public final class EdgeHealth implements HealthIndicator {

	/** Serving, with less than everything. */
	public static final Status DEGRADED = new Status("DEGRADED");

	private final List<Dependency> dependencies;

	EdgeHealth(List<Dependency> dependencies) {
		this.dependencies = dependencies;
	}

	/** Names of the dependencies that are out of reach. */
	public List<String> missing() {
		return this.dependencies.stream()
			.filter((dependency) -> !dependency.isReachable())
			.map(Dependency::name)
			.sorted()
			.toList();
	}

	@Override
	public Health health() {
		List<String> missing = missing();
		return Health.status(missing.isEmpty() ? Status.UP : DEGRADED)
			.withDetail("service", missing.isEmpty() ? "full" : "degraded")
			.withDetail("missing", missing)
			.build();
	}

}
