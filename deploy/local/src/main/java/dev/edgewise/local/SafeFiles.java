package dev.edgewise.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files so that a reader sees the old content or the new, never a part.
 */
public final class SafeFiles {

	private SafeFiles() {
	}

	public static void write(Path file, String content) throws IOException {
		Path parent = file.toAbsolutePath().getParent();
		Files.createDirectories(parent);
		Path aside = Files.createTempFile(parent, file.getFileName().toString(), ".new");
		Files.writeString(aside, content);
		Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

}
