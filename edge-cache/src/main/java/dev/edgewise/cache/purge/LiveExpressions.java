package dev.edgewise.cache.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The expressions that a response must be held against, in log order; immutable. What
 * leaves it is not forgotten but widened: it becomes a purge of everything at its offset.
 *
 * @param live oldest first
 * @param widened what the expressions that left have become
 */
record LiveExpressions(List<Live> live, Marks widened) {

	static final LiveExpressions NONE = new LiveExpressions(List.of(), Marks.NONE);

	/** Adds an expression; the oldest gives way where there would be too many. */
	LiveExpressions with(long offset, PurgeExpression expression, Purge.Mode mode, int max) {
		List<Live> all = Stream.concat(this.live.stream(), Stream.of(new Live(offset, expression, mode, null)))
			.toList();
		return new LiveExpressions(all, this.widened).widenOldest(all.size() - max);
	}

	/**
	 * Widens what has been known for longer than anything is retained. An expression's
	 * time begins when the log is first known to be older than an instant that is later
	 * than it.
	 */
	LiveExpressions at(Instant now, Duration retention) {
		if (this.live.isEmpty()) {
			return this;
		}
		List<Live> stamped = this.live.stream().map((one) -> one.knownSince(now)).toList();
		long old = stamped.stream().takeWhile((one) -> one.isOlderThan(retention, now)).count();
		return new LiveExpressions(stamped, this.widened).widenOldest((int) old);
	}

	private LiveExpressions widenOldest(int count) {
		Marks marks = this.widened;
		for (int i = 0; i < count; i++) {
			marks = marks.with(this.live.get(i).offset, this.live.get(i).mode);
		}
		return (count > 0) ? new LiveExpressions(this.live.subList(count, this.live.size()), marks) : this;
	}

	PurgeVerdict verdict(long position, Set<String> tags) {
		PurgeVerdict verdict = this.widened.verdict(position);
		for (int i = this.live.size() - 1; i >= 0 && this.live.get(i).offset > position; i--) {
			Live one = this.live.get(i);
			if (one.expression.matches(tags)) {
				verdict = verdict.or((one.mode == Purge.Mode.HARD) ? PurgeVerdict.ENDED : PurgeVerdict.SOFT);
			}
		}
		return verdict;
	}

	/** Which of them holds for a response, for people; the newest. */
	Optional<String> reason(long position, Set<String> tags) {
		return this.live.reversed()
			.stream()
			.filter((one) -> one.offset > position && one.expression.matches(tags))
			.map((one) -> one.expression + " " + Marks.NONE.with(one.offset, one.mode))
			.findFirst();
	}

	/**
	 * One expression.
	 *
	 * @param known when it was first known that nothing before it is missing; null until
	 * then
	 */
	record Live(long offset, PurgeExpression expression, Purge.Mode mode, @Nullable Instant known) {

		Live knownSince(Instant now) {
			return (this.known != null) ? this : new Live(this.offset, this.expression, this.mode, now);
		}

		boolean isOlderThan(Duration retention, Instant now) {
			return this.known != null && Duration.between(this.known, now).compareTo(retention) > 0;
		}

	}

}
