package dev.edgewise.local.plan;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import dev.edgewise.local.LocalStackException;

/**
 * How the stack is wanted. An option that is unknown or makes no sense is refused with
 * one line.
 *
 * @param pops the POPs, without repetition
 * @param distance whether the distance between places is emulated
 * @param fresh whether data of earlier runs is forgotten first
 * @param replicas the number of instances of each POP service
 * @param freePorts whether free ports are chosen instead of the well-known ones
 * @param home the stack's folder
 * @param liveDisplay whether progress is shown on lines that change
 */
public record UpOptions(List<Pop> pops, boolean distance, boolean fresh, int replicas, boolean freePorts, Path home,
		boolean liveDisplay) {

	private static final int MOST_REPLICAS = 8;

	public UpOptions {
		pops = List.copyOf(pops);
	}

	/** What is wanted when nothing is said. */
	public static UpOptions in(Path home) {
		return new UpOptions(List.of(Pop.LHR, Pop.NRT), true, false, 1, false, home, false);
	}

	public static UpOptions parse(Path defaultHome, List<String> arguments) {
		Deque<String> rest = new ArrayDeque<>(arguments);
		UpOptions options = in(defaultHome);
		while (!rest.isEmpty()) {
			options = options.with(rest.removeFirst(), rest);
		}
		return options;
	}

	private UpOptions with(String option, Deque<String> rest) {
		return switch (option) {
			case "--pops" -> withPops(parsePops(value(option, rest)));
			case "--distance" -> withDistance(oneOf(option, value(option, rest), "real", "none").equals("real"));
			case "--fresh" -> withFresh();
			case "--replicas" -> withReplicas(parseReplicas(value(option, rest)));
			case "--ports" -> withFreePorts(oneOf(option, value(option, rest), "free", "fixed").equals("free"));
			case "--home" -> withHome(Path.of(value(option, rest)));
			case "--live" -> withLiveDisplay();
			default -> throw new LocalStackException("unknown option " + option + ", see --help");
		};
	}

	private static String value(String option, Deque<String> rest) {
		if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
			throw new LocalStackException(option + " needs a value, see --help");
		}
		return rest.removeFirst();
	}

	private static String oneOf(String option, String value, String... allowed) {
		if (!Arrays.asList(allowed).contains(value)) {
			throw new LocalStackException(option + " is " + String.join(" or ", allowed) + ", not " + value);
		}
		return value;
	}

	private static List<Pop> parsePops(String value) {
		return Arrays.stream(value.split(",", -1))
			.map((code) -> Pop.of(code)
				.orElseThrow(() -> new LocalStackException("there is no POP '" + code + "': choose from lhr,nrt,jfk")))
			.distinct()
			.toList();
	}

	private static int parseReplicas(String value) {
		if (!value.matches("\\d") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MOST_REPLICAS) {
			throw new LocalStackException("--replicas is a number from 1 to " + MOST_REPLICAS + ", not " + value);
		}
		return Integer.parseInt(value);
	}

	private UpOptions withPops(List<Pop> value) {
		return new UpOptions(value, this.distance, this.fresh, this.replicas, this.freePorts, this.home,
				this.liveDisplay);
	}

	private UpOptions withDistance(boolean value) {
		return new UpOptions(this.pops, value, this.fresh, this.replicas, this.freePorts, this.home, this.liveDisplay);
	}

	private UpOptions withFresh() {
		return new UpOptions(this.pops, this.distance, true, this.replicas, this.freePorts, this.home,
				this.liveDisplay);
	}

	private UpOptions withReplicas(int value) {
		return new UpOptions(this.pops, this.distance, this.fresh, value, this.freePorts, this.home, this.liveDisplay);
	}

	private UpOptions withFreePorts(boolean value) {
		return new UpOptions(this.pops, this.distance, this.fresh, this.replicas, value, this.home, this.liveDisplay);
	}

	private UpOptions withHome(Path value) {
		return new UpOptions(this.pops, this.distance, this.fresh, this.replicas, this.freePorts, value,
				this.liveDisplay);
	}

	private UpOptions withLiveDisplay() {
		return new UpOptions(this.pops, this.distance, this.fresh, this.replicas, this.freePorts, this.home, true);
	}

}
