package dev.edgewise.local.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;

import dev.edgewise.local.Home;
import dev.edgewise.local.LocalStackException;
import org.jspecify.annotations.Nullable;

/**
 * Held by the launcher of a home for as long as it lives: the system lets go of it even
 * if the launcher is killed.
 */
final class HomeLock implements AutoCloseable {

	private final FileChannel channel;

	private HomeLock(FileChannel channel) {
		this.channel = channel;
	}

	static HomeLock acquire(Home home) throws IOException {
		FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		@Nullable FileLock lock = channel.tryLock();
		if (lock == null) {
			channel.close();
			throw new LocalStackException("a stack runs already in " + home.root()
					+ ": deploy/local/status shows it, deploy/local/down stops it");
		}
		return new HomeLock(channel);
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
