package dev.edgewise.benchmarks;

import java.util.Arrays;

import dev.edgewise.benchmarks.hits.HitsCommand;
import dev.edgewise.benchmarks.purge.PurgeCommand;

/** One command per benchmark. */
public final class Main {

	private static final String USAGE = """
			Usage: benchmarks/run hits [--rounds 3] [--seconds 5] [--warmup 8] [--connections 64] [--peers name,...]
			                     cache hits, side by side with nginx, Varnish and Gateway's LocalResponseCache
			       benchmarks/run purge [--edits 200] [--rate 2000] [--home DIR of a running stack]
			                     from publishing to not servable, at every POP, while readers ask
			       benchmarks/run decision [options of JMH]
			                     what a decision of the cache costs by itself""";

	private Main() {
	}

	public static void main(String[] args) throws Exception {
		String[] options = (args.length > 1) ? Arrays.copyOfRange(args, 1, args.length) : new String[0];
		switch ((args.length > 0) ? args[0] : "") {
			case "hits" -> HitsCommand.run(options);
			case "purge" -> PurgeCommand.run(options);
			case "decision" -> org.openjdk.jmh.Main.main(options);
			default -> {
				System.err.println(USAGE);
				System.exit(2);
			}
		}
	}

}
