package dev.edgewise.benchmarks.hits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.edgewise.benchmarks.BenchmarkException;
import dev.edgewise.benchmarks.load.LoadReport;
import dev.edgewise.benchmarks.load.Wrk;
import dev.edgewise.benchmarks.process.Programs;

/**
 * Cache hits side by side: every peer runs at the same time, warmed, and they take turns
 * under the same load, each round beginning with another. A run in which the origin was
 * asked while hits were measured fails: then they were none.
 */
public final class HitsCommand {

	private static final int LOAD_THREADS = 2;

	private final HitsOptions options;

	private final Wrk wrk;

	private HitsCommand(HitsOptions options, Path wrk) {
		this.options = options;
		this.wrk = new Wrk(wrk, LOAD_THREADS, options.connections());
	}

	public static void run(String... arguments) throws Exception {
		HitsOptions options = HitsOptions.parse(arguments);
		Path wrk = Programs.find("wrk")
			.orElseThrow(() -> new BenchmarkException("wrk is missing: apt-get install wrk"));
		new HitsCommand(options, wrk).measure();
	}

	private void measure() throws Exception {
		try (Workbench bench = new Workbench()) {
			List<Contender> contenders = start(bench);
			contenders.forEach((contender) -> contender.warm(this.wrk, this.options.warmup()));
			long asked = bench.origin().asked();
			for (int round = 0; round < this.options.rounds(); round++) {
				for (int turn = 0; turn < contenders.size(); turn++) {
					contenders.get((round + turn) % contenders.size()).measure(this.wrk, this.options.seconds());
				}
			}
			System.out.println(HitsTable.of(rows(contenders)));
			if (bench.origin().asked() != asked) {
				throw new BenchmarkException(
						"The origin was asked " + (bench.origin().asked() - asked) + " times: these were not hits");
			}
		}
	}

	private List<Contender> start(Workbench bench) throws Exception {
		List<Contender> contenders = new ArrayList<>();
		for (Peer peer : List.of(new Nginx(), new Edgewise(this.options.jvmOptions()), new Varnish(),
				new LocalResponseCache())) {
			String missing = peer.missing().orElse("");
			if (!missing.isEmpty()) {
				System.out.println(peer.name() + " is missing and left out: " + missing);
			}
			else if (this.options.wants(peer)) {
				contenders.addAll(bench.start(peer));
			}
		}
		return contenders;
	}

	private static List<Row> rows(List<Contender> contenders) {
		List<LoadReport> nginx = contenders.stream()
			.filter((contender) -> contender.name().equals("nginx"))
			.findFirst()
			.map(Contender::rounds)
			.orElse(List.of());
		return contenders.stream().map((contender) -> contender.row(nginx)).toList();
	}

}
