package dev.edgewise.cms.content;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Where an article stands between desk and reader. Readers see it while it is live. A
 * draft with a time to come is scheduled. An embargo keeps an article from readers until
 * its time, whoever would have it otherwise: a live one is withdrawn and comes back by
 * itself.
 *
 * @param publishedAt when readers first saw it; null until then
 * @param publishAt when it will go live; never set while it is
 * @param withdrawAt when it will be withdrawn
 * @param embargoUntil before when it cannot go live
 */
public record Publication(State state, @Nullable Instant publishedAt, @Nullable Instant publishAt,
		@Nullable Instant withdrawAt, @Nullable Instant embargoUntil) {

	static Publication draft() {
		return new Publication(State.DRAFT, null, null, null, null);
	}

	static Publication since(Instant publishedAt) {
		return new Publication(State.LIVE, publishedAt, null, null, null);
	}

	public boolean isLive() {
		return this.state == State.LIVE;
	}

	public boolean isScheduled() {
		return this.state == State.DRAFT && this.publishAt != null;
	}

	/** Goes live; an end that has passed is forgotten. */
	Publication released(Instant now) {
		requireNoEmbargo(now);
		Instant end = (this.withdrawAt != null && this.withdrawAt.isAfter(now)) ? this.withdrawAt : null;
		Instant since = (this.publishedAt != null) ? this.publishedAt : now;
		return new Publication(State.LIVE, since, null, end, null);
	}

	/** Will go live, or stays live, and ends when given. */
	Publication scheduled(@Nullable Instant from, @Nullable Instant until) {
		if (isLive()) {
			return new Publication(State.LIVE, this.publishedAt, null, until, null);
		}
		if (from != null) {
			requireNoEmbargo(from);
		}
		return new Publication(State.DRAFT, this.publishedAt, from, until, this.embargoUntil);
	}

	Publication withdrawn() {
		return new Publication(State.DRAFT, this.publishedAt, null, null, this.embargoUntil);
	}

	/** What becomes of it when the time set has come; a span that is over never began. */
	Publication turned(Instant now) {
		boolean over = this.withdrawAt != null && !this.withdrawAt.isAfter(now);
		return (over || isLive()) ? withdrawn() : released(now);
	}

	Publication embargoed(Instant until) {
		Instant from = (isLive() || (this.publishAt != null && this.publishAt.isBefore(until))) ? until
				: this.publishAt;
		return new Publication(State.DRAFT, this.publishedAt, from, this.withdrawAt, until);
	}

	Publication freed() {
		return new Publication(this.state, this.publishedAt, this.publishAt, this.withdrawAt, null);
	}

	private void requireNoEmbargo(Instant at) {
		if (this.embargoUntil != null && this.embargoUntil.isAfter(at)) {
			throw new EmbargoException(this.embargoUntil);
		}
	}

	/** Whether readers see it. */
	public enum State {

		DRAFT, LIVE

	}

}
