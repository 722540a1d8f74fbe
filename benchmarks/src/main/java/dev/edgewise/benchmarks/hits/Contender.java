package dev.edgewise.benchmarks.hits;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.edgewise.benchmarks.load.LoadReport;
import dev.edgewise.benchmarks.load.Wrk;
import dev.edgewise.benchmarks.process.Server;

/** One sort of request to one running peer, and what its rounds have measured so far. */
final class Contender {

	private final Peer.Visit visit;

	private final URI page;

	private final Server server;

	private final List<LoadReport> rounds = new ArrayList<>();

	private long residentBytes;

	Contender(Peer.Visit visit, URI page, Server server) {
		this.visit = visit;
		this.page = page;
		this.server = server;
	}

	String name() {
		return this.visit.name();
	}

	void warm(Wrk wrk, int seconds) {
		wrk.load(this.page, this.visit.headers(), seconds);
	}

	void measure(Wrk wrk, int seconds) {
		this.rounds.add(wrk.load(this.page, this.visit.headers(), seconds));
		this.residentBytes = Math.max(this.residentBytes, this.server.residentBytes());
	}

	List<LoadReport> rounds() {
		return List.copyOf(this.rounds);
	}

	/** The most it had right after a round. */
	long residentBytes() {
		return this.residentBytes;
	}

}
