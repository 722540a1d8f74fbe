package dev.edgewise.local.plan;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.edgewise.backing.ProcessSpec;
import dev.edgewise.backing.Program;
import dev.edgewise.backing.Signal;

/**
 * A Spring Boot service in its extracted layout, with the JVM options its AOT cache was
 * trained with. Ready when {@code /readyz} answers 200. Without a cache it starts slower.
 * <p>
 * The cache is mapped where it was made for: relocating it, as the JVM does by default,
 * would turn 90 MB of pages that could stay clean into a private copy of each process.
 */
record ServiceProgram(Node node, ServiceKind kind, Path repository, Map<String, String> environment,
		Path log) implements Program {

	private static final int PATIENCE_MILLIS = 1000;

	private static final int FIRST_HEAP_MEGABYTES = 40;

	@Override
	public int port() {
		return this.node.port();
	}

	@Override
	public ProcessSpec spec() {
		Path directory = this.kind.directory(this.repository);
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("@" + this.repository.resolve("deploy/jvm.options"));
		if (Files.exists(directory.resolve("app.aot"))) {
			command.add("-XX:AOTCache=app.aot");
		}
		command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0"));
		command.addAll(List.of("-Xms" + FIRST_HEAP_MEGABYTES + "m", "-Xmx" + this.kind.heapMegabytes() + "m"));
		command.addAll(List.of("-jar", this.kind.jar()));
		return new ProcessSpec(this.node.name(), command, directory, this.environment, this.log, Signal.TERM);
	}

	@Override
	public boolean isReady(long pid) {
		try {
			HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port() + "/readyz")
				.toURL()
				.openConnection();
			connection.setConnectTimeout(PATIENCE_MILLIS);
			connection.setReadTimeout(PATIENCE_MILLIS);
			return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
