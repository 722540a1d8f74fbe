package dev.edgewise.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import dev.edgewise.local.Home;
import dev.edgewise.local.StackFile;
import dev.edgewise.local.control.ProcessView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The launcher as a process of its own, with real PostgreSQL, Kafka and Redis and with
 * stand-ins for the services.
 */
class LocalStackIT {

	private static final Duration DEADLINE = Duration.ofSeconds(120);

	private final HttpClient http = HttpClient.newHttpClient();

	@TempDir
	Path repository;

	private Home home;

	private Process launcher;

	@BeforeEach
	void startStack() throws IOException {
		this.home = new Home(this.repository.resolve("home"));
		Files.createDirectories(this.repository.resolve("deploy"));
		Files.createFile(this.repository.resolve("deploy/jvm.options"));
		for (String artifact : List.of("cms-origin", "gateway-edge", "markdown-render")) {
			buildStandIn(artifact);
		}
		this.launcher = launch("up", "--ports", "free", "--pops", "lhr", "--replicas", "2");
		await().atMost(DEADLINE).until(() -> !this.launcher.isAlive() || stack().isPresent());
		assertThat(this.launcher.isAlive()).as(() -> output("up")).isTrue();
	}

	@AfterEach
	void stopStack() throws Exception {
		assertThat(launch("down").waitFor()).isZero();
	}

	@Test
	void aCutOffProcessLosesItsLinksAndKeepsItsPublicPort() throws Exception {
		String gateway = stack().orElseThrow().gateways().get("lhr");
		assertThat(get(gateway + "/reaches/SPRING_KAFKA_BOOTSTRAP_SERVERS")).isEqualTo("yes");
		act("kafka/cut-off");
		assertThat(get(gateway + "/reaches/SPRING_KAFKA_BOOTSTRAP_SERVERS")).isEqualTo("no");
		assertThat(get(gateway + "/reaches/SPRING_DATA_REDIS_PORT")).isEqualTo("yes");
		act("kafka/reconnect");
		assertThat(get(gateway + "/reaches/SPRING_KAFKA_BOOTSTRAP_SERVERS")).isEqualTo("yes");
	}

	@Test
	void aKilledInstanceIsSkippedAndAKilledDatabaseComesBack() throws Exception {
		String gateway = stack().orElseThrow().gateways().get("lhr");
		act("lhr/gateway-edge/kill");
		for (int request = 0; request < 4; request++) {
			assertThat(get(gateway + "/readyz")).contains("UP");
		}
		act("lhr/gateway-edge/start");
		act("postgres/kill");
		act("postgres/start");
		assertThat(launch("status").waitFor()).as(() -> output("status")).isZero();
	}

	@Test
	void nothingOutlivesALauncherThatIsKilled() {
		List<ProcessHandle> processes = processes();
		assertThat(processes).hasSize(8).allMatch(ProcessHandle::isAlive);
		this.launcher.destroyForcibly();
		await().atMost(DEADLINE).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
	}

	@Test
	void nothingOutlivesDown() throws Exception {
		List<ProcessHandle> processes = processes();
		assertThat(launch("down").waitFor()).isZero();
		assertThat(processes).noneMatch(ProcessHandle::isAlive);
		assertThat(this.launcher.isAlive()).isFalse();
		assertThat(this.home.stackFile()).doesNotExist();
	}

	private List<ProcessHandle> processes() {
		return stack().orElseThrow()
			.processes()
			.stream()
			.map(ProcessView::pid)
			.map(ProcessHandle::of)
			.flatMap(Optional::stream)
			.toList();
	}

	private Optional<StackFile> stack() {
		try {
			return StackFile.read(this.home.stackFile()).filter((stack) -> stack.state().equals("ready"));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private String get(String url) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	private void act(String action) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create(stack().orElseThrow().control() + "/processes/" + action))
			.POST(HttpRequest.BodyPublishers.noBody())
			.build();
		HttpResponse<String> answer = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
	}

	private Process launch(String command, String... options) throws IOException {
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-Xmx64m", "-XX:+UseSerialGC", "-Dedgewise.repository=" + this.repository, "-cp",
				System.getProperty("java.class.path"), Main.class.getName(), command));
		line.addAll(List.of(options));
		line.addAll(List.of("--home", this.home.root().toString()));
		return new ProcessBuilder(line).redirectErrorStream(true)
			.redirectOutput(this.repository.resolve(command + ".out").toFile())
			.start();
	}

	private String output(String command) {
		try {
			return Files.readString(this.repository.resolve(command + ".out"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private void buildStandIn(String artifact) throws IOException {
		Path app = Files.createDirectories(this.repository.resolve(artifact).resolve("target/app"));
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
		String name = StandInService.class.getName().replace('.', '/') + ".class";
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(app.resolve(artifact + ".jar")), manifest);
				InputStream bytes = StandInService.class.getClassLoader().getResourceAsStream(name)) {
			jar.putNextEntry(new JarEntry(name));
			bytes.transferTo(jar);
		}
	}

}
