package dev.edgewise.cache.purge;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.edgewise.cache.StoredResponse;

/**
 * The purge log, applied: for each surrogate key the offset of its newest purge. A purge
 * is a number, not a deletion: it costs one map entry however many responses it ends,
 * holds for every level of the cache at once, and cannot be outrun by a fetch in flight,
 * because a response counts from the position at which its fetch <em>began</em>.
 * <p>
 * One thread applies (in log order), any number ask. Memory is bounded: beyond
 * {@code maxKeys} the oldest purges are forgotten, and every response from before them
 * counts as ended. While no log is known (the log's service has not been reached since
 * the start) every response is servable: a guess, which its caller bounds by
 * {@link #currentAsOf()}.
 */
public final class PurgeIndex {

	private final int maxKeys;

	private final Deque<Applied> order = new ArrayDeque<>();

	private volatile State state = new State(PurgePosition.UNKNOWN, 0, Marks.NONE, new ConcurrentHashMap<>());

	private volatile Instant currentAsOf = Instant.EPOCH;

	public PurgeIndex(int maxKeys) {
		this.maxKeys = maxKeys;
	}

	/**
	 * Begins a log, forgetting any other. Beginning the same one again forgets nothing:
	 * the position never goes back, and what the log lost before it was read is taken to
	 * have purged everything.
	 * @param log the log's identity
	 * @param firstRetained the first offset that the log still holds
	 */
	public synchronized void begin(String log, long firstRetained) {
		State before = this.state;
		if (!before.position.log().equals(log)) {
			this.order.clear();
			this.currentAsOf = Instant.EPOCH;
			this.state = new State(new PurgePosition(log, firstRetained - 1), firstRetained, Marks.NONE,
					new ConcurrentHashMap<>());
		}
		else if (firstRetained - 1 > before.position.offset()) {
			this.state = new State(before.position.at(firstRetained - 1), firstRetained, before.all, before.marks);
		}
	}

	/** Applies the purge at an offset; offsets already applied are ignored. */
	public synchronized void apply(long offset, Purge purge) {
		if (offset <= this.state.position.offset()) {
			return;
		}
		State before = this.state;
		Marks all = before.all;
		if (purge.all()) {
			all = all.with(offset, purge.mode());
		}
		else {
			for (String key : purge.keys()) {
				before.marks.merge(key, Marks.NONE.with(offset, purge.mode()),
						(old, added) -> old.with(offset, purge.mode()));
				this.order.addLast(new Applied(key, offset));
			}
		}
		forgetOldest();
		this.state = new State(before.position.at(offset), this.state.floor, all, before.marks);
	}

	/**
	 * Moves the position over offsets that hold no purge for this index (control records,
	 * refused records).
	 */
	public synchronized void skipTo(long offset) {
		State before = this.state;
		if (offset > before.position.offset()) {
			this.state = new State(before.position.at(offset), before.floor, before.all, before.marks);
		}
	}

	/** Tells that every purge issued before an instant has been applied. */
	public void confirm(Instant instant) {
		this.currentAsOf = instant;
	}

	public Instant currentAsOf() {
		return this.currentAsOf;
	}

	public PurgePosition position() {
		return this.state.position;
	}

	/** What the purges applied so far say of a response. */
	public PurgeVerdict verdict(StoredResponse response) {
		State now = this.state;
		if (!now.position.isKnown()) {
			return PurgeVerdict.SERVABLE;
		}
		PurgePosition then = response.position();
		PurgeVerdict verdict = now.all.verdict(then.offset());
		for (String key : response.surrogateKeys()) {
			Marks purged = now.marks.get(key);
			if (purged != null) {
				verdict = worse(verdict, purged.verdict(then.offset()));
			}
		}
		// Asked of the newest state, after the marks: who misses a forgotten mark finds
		// the floor.
		return (now.reaches(then) && this.state.reaches(then)) ? verdict : PurgeVerdict.ENDED;
	}

	private static PurgeVerdict worse(PurgeVerdict one, PurgeVerdict other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

	/** The floor rises before a mark goes, never after. */
	private void forgetOldest() {
		ConcurrentMap<String, Marks> marks = this.state.marks;
		while (marks.size() > this.maxKeys || this.order.size() > 4 * this.maxKeys) {
			Applied oldest = this.order.removeFirst();
			State before = this.state;
			this.state = new State(before.position, Math.max(before.floor, oldest.offset + 1), before.all, marks);
			Marks purged = marks.get(oldest.key);
			if (purged != null && purged.newest() == oldest.offset) {
				marks.remove(oldest.key);
			}
		}
	}

	private record Applied(String key, long offset) {
	}

	/**
	 * Purges are added to the marks before the position says so: who reads the position
	 * first never misses one.
	 *
	 * @param floor the first offset whose purges are all still known
	 */
	private record State(PurgePosition position, long floor, Marks all, ConcurrentMap<String, Marks> marks) {

		/** Whether all purges after a position are known. */
		boolean reaches(PurgePosition then) {
			return then.log().equals(this.position.log()) && then.offset() >= this.floor - 1;
		}

	}

	private record Marks(long hard, long soft) {

		static final Marks NONE = new Marks(-1, -1);

		Marks with(long offset, Purge.Mode mode) {
			return switch (mode) {
				case HARD -> new Marks(Math.max(this.hard, offset), this.soft);
				case SOFT -> new Marks(this.hard, Math.max(this.soft, offset));
			};
		}

		long newest() {
			return Math.max(this.hard, this.soft);
		}

		PurgeVerdict verdict(long position) {
			if (this.hard > position) {
				return PurgeVerdict.ENDED;
			}
			return (this.soft > position) ? PurgeVerdict.SOFT : PurgeVerdict.SERVABLE;
		}

	}

}
