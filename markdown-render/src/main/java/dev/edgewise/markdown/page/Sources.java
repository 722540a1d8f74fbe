package dev.edgewise.markdown.page;

import java.util.Set;
import java.util.TreeSet;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.timing.ServerTiming;
import org.jspecify.annotations.Nullable;

import dev.edgewise.markdown.article.Provenance;

/**
 * What a page was made from, collected while it is made: the keys that purge it, how far
 * the purge log had been applied at the least, and whether anything was stale or missing.
 * From that follows how long an edge cache may keep it.
 */
final class Sources {

	private final Set<String> keys = new TreeSet<>();

	private @Nullable PurgePosition position;

	private final ServerTiming timing = new ServerTiming();

	private boolean stale;

	private boolean incomplete;

	/**
	 * Takes all of an answer.
	 */
	void add(Provenance provenance) {
		add(provenance, provenance.surrogateKeys());
	}

	/**
	 * Takes the part of an answer that depends on these keys only.
	 */
	void add(Provenance provenance, Set<String> keys) {
		this.keys.addAll(keys);
		this.position = (this.position != null) ? this.position.lower(provenance.position()) : provenance.position();
		this.stale |= provenance.stale();
		this.timing.addAll(provenance.timing().toString());
	}

	void addMissing() {
		this.incomplete = true;
	}

	boolean isStale() {
		return this.stale;
	}

	Set<String> keys() {
		return this.keys;
	}

	ServerTiming timing() {
		return this.timing;
	}

	PurgePosition position() {
		return (this.position != null) ? this.position : PurgePosition.UNKNOWN;
	}

	/**
	 * A day as long as purges can end it earlier; a minute, as everywhere without a purge
	 * log, when they cannot; a moment when the page is not what it should be.
	 */
	String edgeLifetime() {
		if (this.stale || this.incomplete) {
			return "max-age=5, stale-if-error=604800";
		}
		return position().isKnown() ? "max-age=86400, stale-if-error=604800" : "max-age=60, stale-if-error=604800";
	}

}
