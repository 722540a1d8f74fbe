package dev.edgewise.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A shell that outlives this JVM by a moment. It reads from a pipe which processes to
 * watch; the pipe closes when the JVM ends, by whatever cause, and the shell then ends
 * all that is still watched: asked first, killed after five seconds.
 * <p>
 * It ignores the terminal's signals. If it is killed itself, watching stops silently; the
 * JVM goes on.
 */
final class Reaper implements AutoCloseable {

	private static final String SCRIPT = """
			trap '' INT TERM HUP QUIT
			watched=' '
			while read -r verb pid signal; do
				case $verb in
					watch) watched="$watched$pid:$signal " ;;
					forget)
						rest=' '
						for entry in $watched; do
							[ "${entry%%:*}" = "$pid" ] || rest="$rest$entry "
						done
						watched=$rest ;;
				esac
			done
			for entry in $watched; do
				kill -CONT "${entry%%:*}"
				kill "-${entry##*:}" "${entry%%:*}"
			done
			tries=0
			while [ $tries -lt 25 ]; do
				alive=''
				for entry in $watched; do
					kill -0 "${entry%%:*}" && alive=1
				done
				[ -n "$alive" ] || exit 0
				sleep 0.2
				tries=$((tries + 1))
			done
			for entry in $watched; do
				kill -KILL "${entry%%:*}"
			done
			""";

	private final Writer orders;

	private Reaper(Writer orders) {
		this.orders = orders;
	}

	static Reaper start() {
		try {
			Process shell = new ProcessBuilder("/bin/sh", "-c", SCRIPT).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			return new Reaper(shell.outputWriter(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void watch(long pid, Signal stopSignal) {
		order("watch " + pid + " " + stopSignal);
	}

	void forget(long pid) {
		order("forget " + pid + " -");
	}

	private synchronized void order(String order) {
		try {
			this.orders.write(order + "\n");
			this.orders.flush();
		}
		catch (IOException ex) {
			System.getLogger(Reaper.class.getName()).log(System.Logger.Level.DEBUG, "the reaper is gone", ex);
		}
	}

	@Override
	public synchronized void close() {
		try {
			this.orders.close();
		}
		catch (IOException ex) {
			System.getLogger(Reaper.class.getName()).log(System.Logger.Level.DEBUG, "the reaper is gone", ex);
		}
	}

}
