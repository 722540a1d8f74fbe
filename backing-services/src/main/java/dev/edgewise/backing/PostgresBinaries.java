package dev.edgewise.backing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.lang3.SystemUtils;

/**
 * PostgreSQL's programs for this machine, unpacked from a Maven artifact. Fails with an
 * {@link IOException} where there is no archive for the system and architecture.
 */
final class PostgresBinaries {

	private PostgresBinaries() {
	}

	/** The directory that holds {@code initdb} and {@code postgres}. */
	static Path directory(BinaryCache cache) throws IOException {
		return cache.entry("postgres-17", PostgresBinaries::unpackInto).resolve("bin");
	}

	private static void unpackInto(Path directory) throws IOException {
		String system = SystemUtils.IS_OS_MAC ? "Darwin" : SystemUtils.OS_NAME;
		try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, SystemUtils.OS_ARCH);
				TarArchiveInputStream tar = new TarArchiveInputStream(
						new XZCompressorInputStream(new BufferedInputStream(archive)))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				unpack(tar, entry, directory);
			}
		}
	}

	private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path directory) throws IOException {
		Path target = directory.resolve(entry.getName()).normalize();
		if (!target.startsWith(directory)) {
			throw new IOException("the archive leaves its directory: " + entry.getName());
		}
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.getParent());
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
		}
		else {
			Files.copy(tar, target);
			Files.setPosixFilePermissions(target,
					PosixFilePermissions.fromString(((entry.getMode() & 0100) != 0) ? "rwxr-xr-x" : "rw-r--r--"));
		}
	}

}
