package dev.edgewise.backing;

import java.io.IOException;

/**
 * The signals a process is driven with. Java itself can send only two of them, so all go
 * through the shell's own {@code kill}. Sending to a process that has ended does nothing.
 */
public enum Signal {

	/** Ask to end. */
	TERM,

	/** Ask to end; what PostgreSQL calls a fast shutdown. */
	INT,

	/** End without a chance to tidy up. */
	KILL,

	/** Freeze. */
	STOP,

	/** Thaw. */
	CONT;

	public void send(long pid) {
		try {
			new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + pid).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot send " + this + " to process " + pid, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
