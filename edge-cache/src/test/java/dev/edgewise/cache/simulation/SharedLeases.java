package dev.edgewise.cache.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.edgewise.cache.collapse.Leases;

/** What a POP's Redis does for leases, with the simulation's time. */
final class SharedLeases implements Leases {

	static final long DURATION = 1000;

	private final Schedule schedule;

	private final Map<String, Held> held = new HashMap<>();

	private long tokens;

	private boolean away;

	SharedLeases(Schedule schedule) {
		this.schedule = schedule;
	}

	/** It goes, and forgets; or returns. */
	void toggle() {
		this.away = !this.away;
		this.held.clear();
	}

	boolean isAway() {
		return this.away;
	}

	@Override
	public CompletionStage<Claim> claim(String name) {
		if (this.away) {
			return NONE.claim(name);
		}
		CompletableFuture<Claim> answer = new CompletableFuture<>();
		Claim decided = decide(name);
		this.schedule.after(this.schedule.upTo(2), () -> answer.complete(decided));
		return answer;
	}

	private Claim decide(String name) {
		Held holder = this.held.get(name);
		if (holder != null && holder.until > this.schedule.millis()) {
			return holder.token.equals("-") ? new Claim.Unshared() : new Claim.Taken();
		}
		String token = "t" + this.tokens++;
		this.held.put(name, new Held(token, this.schedule.millis() + DURATION));
		return new Claim.Granted(token);
	}

	@Override
	public void release(String name, String token, boolean unshared) {
		Held holder = this.held.get(name);
		if (holder != null && holder.token.equals(token)) {
			this.held.put(name, new Held("-", this.schedule.millis() + (unshared ? 500 : 0)));
		}
	}

	private record Held(String token, long until) {
	}

}
