package dev.edgewise.acceptance;

import java.time.Duration;
import java.util.stream.Stream;

/** Containers of the compose stack, by the Docker command line. */
final class ComposeProcesses implements Processes {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	@Override
	public void kill(String process) {
		compose("kill", "--signal", "KILL", service(process));
	}

	@Override
	public void start(String process) {
		compose("up", "--detach", "--wait", "--no-deps", "--no-recreate", service(process));
	}

	@Override
	public Stream<String> log() {
		return compose("logs", "--no-color").lines();
	}

	/**
	 * Of {@code lhr/gateway-edge}, {@code lhr-gateway-edge}; the core's service goes by
	 * its place.
	 */
	static String service(String process) {
		return process.equals("cms-origin") ? "core" : process.replace('/', '-');
	}

	private static String compose(String... arguments) {
		String[] command = Stream
			.concat(Stream.of("docker", "compose", "--project-name", "edgewise", "--file",
					System.getProperty("edgewise.repository", "..") + "/compose.yaml"), Stream.of(arguments))
			.toArray(String[]::new);
		return Commands.run(PATIENCE, command);
	}

}
