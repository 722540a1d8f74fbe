package dev.edgewise.gateway.edge;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.edgewise.cache.CacheStats;
import dev.edgewise.cache.HttpCache;
import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.cache.PurgeLog;
import dev.edgewise.platform.health.EdgeHealth;
import dev.edgewise.platform.pop.Distance;
import dev.edgewise.platform.pop.Place;
import dev.edgewise.platform.pop.Topology;

/** What this POP says of itself. */
@RestController
@RequestMapping("/.edge")
class EdgeController {

	private final Topology topology;

	private final Distance distance;

	private final EdgeHealth health;

	private final HttpCache cache;

	private final PurgeLog purges;

	EdgeController(Topology topology, Distance distance, EdgeHealth health, HttpCache cache, PurgeLog purges) {
		this.topology = topology;
		this.distance = distance;
		this.health = health;
		this.cache = cache;
		this.purges = purges;
	}

	@GetMapping("/pop")
	ResponseEntity<Here> pop() {
		Place here = this.topology.here();
		List<String> missing = this.health.missing();
		return uncached(new Here(here.code(), here.city(), here.country(), here.latitude(), here.longitude(),
				here.jurisdiction(), missing.isEmpty() ? "full" : "degraded", missing, this.cache.position().offset()));
	}

	@GetMapping("/topology")
	ResponseEntity<Map> topology() {
		List<Pop> pops = this.topology.pops()
			.stream()
			.map((pop) -> new Pop(pop.code(), pop.city(), pop.country(), pop.latitude(), pop.longitude(),
					String.valueOf(pop.url()), this.topology.isEnabled(pop), millis(pop)))
			.toList();
		Place core = this.topology.core();
		return uncached(new Map(this.topology.here().code(), new Core(core.code(), core.city(), core.latitude(),
				core.longitude(), String.valueOf(core.url()), millis(core)), pops, this.distance.isEmulated()));
	}

	@GetMapping("/cache")
	ResponseEntity<Cache> cache() {
		CacheStats stats = this.cache.stats();
		PurgePosition position = this.cache.position();
		return uncached(new Cache(this.cache.entries(), this.cache.bytes(), stats.hits(), stats.misses(), stats.stale(),
				stats.revalidations(), position.offset() + 1, position, this.purges.isLive() ? "live" : "away",
				this.health.missing().contains("redis") ? "down" : "up"));
	}

	private double millis(Place other) {
		return this.distance.oneWay(other.code()).toNanos() / 1e6;
	}

	private static <T> ResponseEntity<T> uncached(T content) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(content);
	}

	record Here(String code, String city, @Nullable String country, double latitude, double longitude,
			@Nullable String jurisdiction, String health, List<String> missing, long purgePosition) {
	}

	record Map(String here, Core core, List<Pop> pops, boolean distanceEmulated) {
	}

	/** Distances are one way, in milliseconds. */
	record Core(String code, String city, double latitude, double longitude, String url, double distanceMillis) {
	}

	record Pop(String code, String city, @Nullable String country, double latitude, double longitude, String gateway,
			boolean enabled, double distanceMillis) {
	}

	/**
	 * Counts are since the start of this instance; purges are all that the log has seen.
	 */
	record Cache(long entries, long bytes, long hits, long misses, long stale, long revalidations, long purges,
			PurgePosition position, String feed, String redis) {
	}

}
