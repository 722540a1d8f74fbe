package dev.edgewise.backing;

import java.io.IOException;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Root therefore runs it in a user namespace of its
 * own, where its id means nobody, while files stay where and whose they are. Where the
 * system forbids that, PostgreSQL's own refusal ends up in its log.
 */
final class Unprivileged {

	private static final List<String> NAMESPACE = List.of("unshare", "-U");

	private Unprivileged() {
	}

	/** What to put before a command. */
	static List<String> prefix() {
		return ("root".equals(System.getProperty("user.name")) && canUnshare()) ? NAMESPACE : List.of();
	}

	private static boolean canUnshare() {
		try {
			return new ProcessBuilder("unshare", "-U", "true").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
