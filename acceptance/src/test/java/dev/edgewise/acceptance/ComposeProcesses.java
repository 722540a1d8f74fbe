package dev.edgewise.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Containers of the compose stack, by the Docker command line. */
final class ComposeProcesses implements Processes {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String PROJECT = "edgewise";

	@Override
	public void kill(String process) {
		docker("kill", "--signal", "KILL", container(process));
	}

	@Override
	public void start(String process) {
		docker("start", container(process));
		awaitReady(process);
	}

	/**
	 * By its process on the host, which takes root: a container that Docker kills counts
	 * as stopped on purpose.
	 */
	@Override
	public void crash(String process) {
		String pid = docker("inspect", "--format", "{{.State.Pid}}", container(process)).strip();
		Commands.run(PATIENCE, "kill", "-KILL", pid);
	}

	@Override
	public void restart(String process) {
		docker("restart", container(process));
	}

	@Override
	public void lose(String process) {
		docker("rm", "--force", "--volumes", container(process));
		compose("up", "--detach", "--no-deps", service(process));
		awaitReady(process);
	}

	@Override
	public List<String> names() {
		return containers("--filter", "status=running").map(ComposeProcesses::process).toList();
	}

	@Override
	public List<Memory> memory() {
		List<Memory> memory = new ArrayList<>();
		for (String process : names()) {
			String container = container(process);
			String state = docker("stats", "--no-stream", "--format", "{{json .}}", container);
			String used = Visitor.JSON.readTree(state).get("MemUsage").asString().split("/")[0].strip();
			long limit = Long.parseLong(docker("inspect", "--format", "{{.HostConfig.Memory}}", container).strip());
			memory.add(new Memory(process, Memory.bytes(used), limit));
		}
		return memory;
	}

	/** By the broker's own tool: the broker has no address outside of its network. */
	@Override
	public List<String> records(String topic) {
		return docker("exec", container("kafka"), "/opt/kafka/bin/kafka-console-consumer.sh", "--bootstrap-server",
				"kafka:9092", "--topic", topic, "--from-beginning", "--timeout-ms", "10000")
			.lines()
			.filter((line) -> line.startsWith("{"))
			.toList();
	}

	@Override
	public Stream<String> log() {
		return compose("logs", "--no-color").lines();
	}

	@Override
	public void awaitReady(String process) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
			JsonNode state = Visitor.JSON
				.readTree(docker("inspect", "--format", "{{json .State}}", container(process)));
			return state.path("Health").path("Status").asString("healthy").equals("healthy");
		});
	}

	/** Of {@code lhr/gateway-edge-2}, {@code edgewise-lhr-gateway-edge-2}. */
	private static String container(String process) {
		return containers("--all").filter((line) -> process(line).equals(process))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No container of " + process))
			.split(" ")[2];
	}

	/** Lines of service, number and container. */
	private static Stream<String> containers(String... options) {
		List<String> arguments = new ArrayList<>(
				List.of("ps", "--filter", "label=com.docker.compose.project=" + PROJECT, "--format",
						"{{.Label \"com.docker.compose.service\"}} {{.Label \"com.docker.compose.container-number\"}}"
								+ " {{.Names}}"));
		arguments.addAll(List.of(options));
		return docker(arguments.toArray(String[]::new)).lines().sorted();
	}

	/** The core's service goes by its place; a second replica has its number. */
	private static String process(String container) {
		String service = container.split(" ")[0];
		String number = container.split(" ")[1];
		String name = service.equals("core") ? "cms-origin" : service.replaceFirst("^(lhr|nrt|jfk)-", "$1/");
		return number.equals("1") ? name : name + "-" + number;
	}

	private static String service(String process) {
		return process.equals("cms-origin") ? "core" : process.replace('/', '-');
	}

	private static String compose(String... arguments) {
		return docker(Stream
			.concat(Stream.of("compose", "--project-name", PROJECT, "--file",
					System.getProperty("edgewise.repository", "..") + "/compose.yaml"), Stream.of(arguments))
			.toArray(String[]::new));
	}

	private static String docker(String... arguments) {
		return Commands.run(PATIENCE, Stream.concat(Stream.of("docker"), Stream.of(arguments)).toArray(String[]::new));
	}

}
