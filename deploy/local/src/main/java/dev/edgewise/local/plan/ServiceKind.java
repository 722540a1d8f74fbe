package dev.edgewise.local.plan;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.edgewise.local.LocalStackException;

/**
 * A service of the repository, as the launcher sees it.
 *
 * @param artifact its folder and jar
 * @param offset its port, counted from the first port of its place
 * @param heapMegabytes the bound of its heap
 * @param gatewayVariable how a gateway is told where it is; empty if it is not told
 */
public record ServiceKind(String artifact, int offset, int heapMegabytes, String gatewayVariable) {

	/** The runnable layout that the build leaves behind. */
	public Path directory(Path repository) {
		Path directory = repository.resolve(this.artifact).resolve("target/app");
		if (!Files.exists(directory.resolve(jar()))) {
			throw new LocalStackException(
					this.artifact + " is not built: run ./mvnw package -DskipTests in " + repository);
		}
		return directory;
	}

	public String jar() {
		return this.artifact + ".jar";
	}

	public boolean isGateway() {
		return this.artifact.equals(Catalog.GATEWAY);
	}

}
