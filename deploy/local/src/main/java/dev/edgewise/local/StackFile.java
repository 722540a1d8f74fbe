package dev.edgewise.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.edgewise.local.control.ProcessView;

/**
 * {@code stack.json}: the running stack for programs, such as tests.
 *
 * @param state {@code starting} or {@code ready}
 * @param launcherPid the launcher's process id
 * @param home the stack's folder
 * @param control the control port's URL
 * @param core the core's URL, which is the issuer of identities too
 * @param gateways the gateways' URLs by POP
 * @param distance whether distance is emulated
 * @param kafka the broker's address
 * @param database JDBC URL of the core's database
 * @param secrets the file that holds the database's password and more
 * @param processes the processes, as they were when this was written
 */
public record StackFile(String state, long launcherPid, String home, String control, String core,
		Map<String, String> gateways, boolean distance, String kafka, String database, String secrets,
		List<ProcessView> processes) {

	public static Optional<StackFile> read(Path file) throws IOException {
		return Files.exists(file) ? Optional.of(Json.MAPPER.readValue(Files.readString(file), StackFile.class))
				: Optional.empty();
	}

	public void write(Path file) throws IOException {
		SafeFiles.write(file, Json.MAPPER.writeValueAsString(this));
	}

}
