package dev.edgewise.cache.collapse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.edgewise.cache.CacheExchange;
import dev.edgewise.cache.StoredResponse;

/**
 * One fetch and those who wait for it. Whoever leads it says how it ended; only the first
 * word counts, and after the others lost their patience it changes nothing for them.
 */
final class Flight implements FetchEnd {

	private final Collapsing collapsing;

	private final Question question;

	private List<Waiter> waiting;

	private boolean open = true;

	private boolean told;

	private Runnable alarm = () -> {
	};

	private String token = "";

	private @Nullable CacheExchange exchange;

	Flight(Collapsing collapsing, Question question, List<Waiter> first) {
		this.collapsing = collapsing;
		this.question = question;
		this.waiting = new ArrayList<>(first);
	}

	@Override
	public void landed(StoredResponse response) {
		if (isFirstWord()) {
			this.collapsing.landed(this, response, end());
		}
	}

	@Override
	public void unshared() {
		if (isFirstWord()) {
			this.collapsing.unshared(this, end());
		}
	}

	@Override
	public void failed() {
		if (isFirstWord()) {
			this.collapsing.failed(this, end());
		}
	}

	Question question() {
		return this.question;
	}

	/** What to cancel when it ends. */
	synchronized void alarm(Runnable cancel) {
		this.alarm = cancel;
	}

	/**
	 * Lets a group wait for it.
	 * @return those for whom there is no room; empty when it has ended
	 */
	synchronized Optional<List<Waiter>> board(List<Waiter> group, int capacity) {
		if (!this.open) {
			return Optional.empty();
		}
		int room = Math.clamp((long) capacity - this.waiting.size(), 0, group.size());
		this.waiting.addAll(group.subList(0, room));
		return Optional.of(group.subList(room, group.size()));
	}

	/** The first who has not given up; who has is forgotten. */
	synchronized Optional<Waiter> first() {
		while (!this.waiting.isEmpty() && this.waiting.getFirst().turn().isDone()) {
			this.waiting.removeFirst();
		}
		return this.waiting.stream().findFirst();
	}

	/** What it is fetched with, and by which right. */
	synchronized void leads(CacheExchange renewed, Leases.Claim claim) {
		this.exchange = renewed;
		if (claim instanceof Leases.Claim.Granted granted && !granted.token().isEmpty()) {
			this.token = granted.token();
		}
	}

	/** Lets a waiter lead; false where it has given up. */
	boolean depart(Waiter leader) {
		synchronized (this) {
			if (!this.waiting.remove(leader)) {
				return true;
			}
		}
		return leader.take(new Turn.Lead(exchange(), this));
	}

	synchronized boolean isOpen() {
		return this.open;
	}

	/** The right to fetch; empty where none is held. */
	synchronized String token() {
		return this.token;
	}

	synchronized CacheExchange exchange() {
		if (this.exchange == null) {
			throw new IllegalStateException("Nobody leads this flight yet");
		}
		return this.exchange;
	}

	/** Ends it. Those who waited; nobody, where it had ended before. */
	synchronized List<Waiter> end() {
		List<Waiter> left = this.waiting;
		this.waiting = List.of();
		this.open = false;
		this.alarm.run();
		return left;
	}

	private synchronized boolean isFirstWord() {
		boolean first = !this.told;
		this.told = true;
		return first;
	}

}
