package dev.edgewise.acceptance;

import java.time.Duration;
import java.util.List;
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

	/**
	 * By its process on the host, which takes root: a container that Docker kills counts
	 * as stopped on purpose.
	 */
	@Override
	public void crash(String process) {
		String container = compose("ps", "--quiet", service(process)).strip();
		String pid = Commands.run(PATIENCE, "docker", "inspect", "--format", "{{.State.Pid}}", container).strip();
		Commands.run(PATIENCE, "kill", "-KILL", pid);
	}

	@Override
	public void restart(String process) {
		compose("restart", service(process));
	}

	@Override
	public List<String> names() {
		return compose("ps", "--services", "--filter", "status=running").lines()
			.map(ComposeProcesses::process)
			.toList();
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

	private static String process(String service) {
		return service.equals("core") ? "cms-origin" : service.replaceFirst("^(lhr|nrt|jfk)-", "$1/");
	}

	private static String compose(String... arguments) {
		String[] command = Stream
			.concat(Stream.of("docker", "compose", "--project-name", "edgewise", "--file",
					System.getProperty("edgewise.repository", "..") + "/compose.yaml"), Stream.of(arguments))
			.toArray(String[]::new);
		return Commands.run(PATIENCE, command);
	}

}
