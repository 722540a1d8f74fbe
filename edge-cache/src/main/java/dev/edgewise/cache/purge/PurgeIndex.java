package dev.edgewise.cache.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.edgewise.cache.StoredResponse;

/**
 * The purge log, applied: for each tag (surrogate key, cache group, URL) the offset of
 * its newest purge, and the newest expressions. A purge is a number, not a deletion: it
 * costs one map entry however many responses it ends, holds for every level of the cache
 * at once, and cannot be outrun by a fetch in flight, because a response counts from the
 * position at which its fetch <em>began</em>. An expression is held against a response
 * when it is asked for: that costs as much as there are live expressions.
 * <p>
 * One thread applies (in log order), any number ask. Memory is bounded: beyond
 * {@code maxTags} the oldest purges are forgotten, and every response from before them
 * counts as ended; beyond {@value #MAX_EXPRESSIONS} expressions, or older than anything
 * is retained, the oldest becomes a purge of everything at its offset. While no log is
 * known (the log's service has not been reached since the start) every response is
 * servable: a guess, which its caller bounds by {@link #currentAsOf()}.
 */
public final class PurgeIndex {

	/** How many expressions are held against each response at most. */
	public static final int MAX_EXPRESSIONS = 256;

	private static final int MAX_INVALIDATIONS = 10_000;

	private final int maxTags;

	private final int maxExpressions;

	private final Duration retention;

	private final Deque<Applied> order = new ArrayDeque<>();

	private final LocalInvalidations local = new LocalInvalidations(MAX_INVALIDATIONS);

	private volatile State state = new State(PurgePosition.UNKNOWN, 0, Marks.NONE, LiveExpressions.NONE,
			new ConcurrentHashMap<>());

	private volatile Instant currentAsOf = Instant.EPOCH;

	/** Creates an index for caches that retain nothing for more than a day. */
	public PurgeIndex(int maxTags) {
		this(maxTags, MAX_EXPRESSIONS, Duration.ofDays(1));
	}

	/**
	 * Creates an index.
	 * @param retention how long a cache keeps what nobody confirms: how long an
	 * expression is worth being held against responses
	 */
	public PurgeIndex(int maxTags, int maxExpressions, Duration retention) {
		this.maxTags = maxTags;
		this.maxExpressions = maxExpressions;
		this.retention = retention;
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
					LiveExpressions.NONE, new ConcurrentHashMap<>());
		}
		else if (firstRetained - 1 > before.position.offset()) {
			this.state = before.from(firstRetained).at(firstRetained - 1);
		}
	}

	/** Applies the purge at an offset; offsets already applied are ignored. */
	public synchronized void apply(long offset, Purge purge) {
		if (offset <= this.state.position.offset()) {
			return;
		}
		switch (purge.scope()) {
			case Purge.Everything ignored -> this.state = this.state.purged(offset, purge.mode());
			case Purge.Matching matching -> this.state = this.state
				.with(this.state.expressions.with(offset, matching.expression(), purge.mode(), this.maxExpressions));
			case Purge.Tagged tagged -> mark(tagged.tags(), offset, purge.mode());
		}
		this.state = this.state.at(offset);
	}

	private void mark(Collection<String> tags, long offset, Purge.Mode mode) {
		for (String tag : tags) {
			this.state.marks.merge(tag, Marks.NONE.with(offset, mode), (old, added) -> old.with(offset, mode));
			this.order.addLast(new Applied(tag, offset));
		}
		forgetOldest();
	}

	/**
	 * Moves the position over offsets that hold no purge for this index (control records,
	 * refused records).
	 */
	public synchronized void skipTo(long offset) {
		if (offset > this.state.position.offset()) {
			this.state = this.state.at(offset);
		}
	}

	/** Tells that every purge issued before an instant has been applied. */
	public synchronized void confirm(Instant instant) {
		this.currentAsOf = instant;
		this.state = this.state.with(this.state.expressions.at(instant, this.retention));
	}

	/**
	 * Ends what was requested up to an instant, here and now; the log follows.
	 * @param at read from the clock that gives responses their request time
	 */
	public void invalidate(Collection<String> tags, Instant at) {
		this.local.add(tags, at);
	}

	/** Tells that the log has an invalidation, and is applied that far. */
	public void settle(Collection<String> tags, Instant at) {
		this.local.settle(tags, at);
	}

	public Instant currentAsOf() {
		return this.currentAsOf;
	}

	public PurgePosition position() {
		return this.state.position;
	}

	/** How many expressions each response is held against. */
	public int liveExpressions() {
		return this.state.expressions.live().size();
	}

	/** How many tags' purges are remembered one by one. */
	public int tags() {
		return this.state.marks.size();
	}

	/** What the purges applied so far say of a response. */
	public PurgeVerdict verdict(StoredResponse response) {
		if (this.local.ends(response)) {
			return PurgeVerdict.ENDED;
		}
		State now = this.state;
		if (!now.position.isKnown()) {
			return PurgeVerdict.SERVABLE;
		}
		PurgeVerdict verdict = now.verdict(response);
		// Asked of the newest state, after the marks: who misses a forgotten mark finds
		// the floor.
		boolean reached = now.reaches(response.position()) && this.state.reaches(response.position());
		return reached ? verdict : PurgeVerdict.ENDED;
	}

	/** Which purge ended a response, for people; empty while it is servable. */
	public Optional<String> reason(StoredResponse response) {
		if (verdict(response) == PurgeVerdict.SERVABLE) {
			return Optional.empty();
		}
		String invalidated = this.local.reason(response);
		return Optional.of((invalidated != null) ? "invalidated: " + invalidated : this.state.reason(response));
	}

	/** The floor rises before a mark goes, never after. */
	private void forgetOldest() {
		ConcurrentMap<String, Marks> marks = this.state.marks;
		while (marks.size() > this.maxTags || this.order.size() > 4 * this.maxTags) {
			Applied oldest = this.order.removeFirst();
			this.state = this.state.from(oldest.offset + 1);
			Marks purged = marks.get(oldest.tag);
			if (purged != null && purged.newest() == oldest.offset) {
				marks.remove(oldest.tag);
			}
		}
	}

	private record Applied(String tag, long offset) {
	}

	/**
	 * Purges are added to the marks before the position says so: who reads the position
	 * first never misses one.
	 *
	 * @param floor the first offset whose purges are all still known
	 */
	private record State(PurgePosition position, long floor, Marks all, LiveExpressions expressions,
			ConcurrentMap<String, Marks> marks) {

		/** Whether all purges after a position are known. */
		boolean reaches(PurgePosition then) {
			return then.log().equals(this.position.log()) && then.offset() >= this.floor - 1;
		}

		PurgeVerdict verdict(StoredResponse response) {
			long then = response.position().offset();
			PurgeVerdict verdict = this.all.verdict(then).or(this.expressions.verdict(then, response.surrogateKeys()));
			for (String tag : response.surrogateKeys()) {
				Marks purged = this.marks.get(tag);
				if (purged != null) {
					verdict = verdict.or(purged.verdict(then));
				}
			}
			return verdict;
		}

		String reason(StoredResponse response) {
			PurgePosition then = response.position();
			if (!reaches(then)) {
				return "its position " + then + " is not in what is known of the log " + this.position.log() + ", from "
						+ (this.floor - 1) + " on";
			}
			for (String tag : response.surrogateKeys()) {
				Marks purged = this.marks.getOrDefault(tag, Marks.NONE);
				if (purged.newest() > then.offset()) {
					return tag + " " + purged;
				}
			}
			return this.expressions.reason(then.offset(), response.surrogateKeys())
				.orElseGet(() -> "everything "
						+ ((this.all.newest() > then.offset()) ? this.all : this.expressions.widened()));
		}

		State at(long offset) {
			return new State(this.position.at(offset), this.floor, this.all, this.expressions, this.marks);
		}

		State from(long first) {
			return new State(this.position, Math.max(this.floor, first), this.all, this.expressions, this.marks);
		}

		State purged(long offset, Purge.Mode mode) {
			return new State(this.position, this.floor, this.all.with(offset, mode), this.expressions, this.marks);
		}

		State with(LiveExpressions other) {
			return (other == this.expressions) ? this
					: new State(this.position, this.floor, this.all, other, this.marks);
		}

	}

}
