package dev.edgewise.backing;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.apache.commons.io.FileUtils;

/**
 * Unpacked binaries, kept in the user's cache directory so that they are unpacked once
 * per machine. An entry appears whole or not at all: it is built aside and renamed.
 */
final class BinaryCache {

	/** Fills an empty directory with an entry's content. */
	@FunctionalInterface
	interface Content {

		void unpackInto(Path directory) throws IOException;

	}

	private final Path root;

	BinaryCache(Path root) {
		this.root = root;
	}

	static BinaryCache ofUser() {
		String configured = System.getenv("XDG_CACHE_HOME");
		Path caches = (configured != null && !configured.isEmpty()) ? Path.of(configured)
				: Path.of(System.getProperty("user.home"), ".cache");
		return new BinaryCache(caches.resolve("edgewise"));
	}

	Path entry(String name, Content content) throws IOException {
		Path entry = this.root.resolve(name);
		if (!Files.isDirectory(entry)) {
			Files.createDirectories(this.root);
			Path aside = Files.createTempDirectory(this.root, name);
			content.unpackInto(aside);
			publish(aside, entry);
		}
		return entry;
	}

	private void publish(Path aside, Path entry) throws IOException {
		try {
			Files.move(aside, entry, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException ex) {
			throw ex;
		}
		catch (IOException ex) {
			FileUtils.deleteDirectory(aside.toFile());
			if (!Files.isDirectory(entry)) {
				throw ex;
			}
		}
	}

}
