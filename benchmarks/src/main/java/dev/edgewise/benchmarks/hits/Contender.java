package dev.edgewise.benchmarks.hits;

import java.net.URI;
import java.time.Duration;
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

	private Duration processorTime = Duration.ZERO;

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
		Duration before = this.server.processorTime();
		this.rounds.add(wrk.load(this.page, this.visit.headers(), seconds));
		this.processorTime = this.processorTime.plus(this.server.processorTime().minus(before));
		this.residentBytes = Math.max(this.residentBytes, this.server.residentBytes());
	}

	Row row(List<LoadReport> reference) {
		return Row.of(name(), this.rounds, reference, this.processorTime, this.residentBytes);
	}

	List<LoadReport> rounds() {
		return List.copyOf(this.rounds);
	}

}
