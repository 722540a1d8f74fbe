package dev.edgewise.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The memory of a process and its descendants. The proportional set size shares out pages
 * that several processes have in common, so that a sum over processes counts each once;
 * it is Linux's, elsewhere it equals the resident set size. A process that cannot be
 * looked at counts as nothing.
 *
 * @param residentBytes resident set size
 * @param proportionalBytes proportional set size
 */
public record MemoryUse(long residentBytes, long proportionalBytes) {

	public static final MemoryUse NONE = new MemoryUse(0, 0);

	public static MemoryUse of(ProcessHandle process) {
		return Stream.concat(Stream.of(process), process.descendants())
			.map((handle) -> single(handle.pid()))
			.reduce(NONE, MemoryUse::plus);
	}

	public MemoryUse plus(MemoryUse other) {
		return new MemoryUse(this.residentBytes + other.residentBytes,
				this.proportionalBytes + other.proportionalBytes);
	}

	private static MemoryUse single(long pid) {
		try {
			Path rollup = Path.of("/proc/" + pid + "/smaps_rollup");
			return Files.exists(rollup) ? parse(Files.readAllLines(rollup)) : fromPs(pid);
		}
		catch (IOException ex) {
			return NONE;
		}
	}

	static MemoryUse parse(List<String> rollup) {
		return new MemoryUse(kilobytes(rollup, "Rss:") * 1024, kilobytes(rollup, "Pss:") * 1024);
	}

	private static long kilobytes(List<String> rollup, String field) {
		return rollup.stream()
			.filter((line) -> line.startsWith(field))
			.map((line) -> line.replaceAll("\\D", ""))
			.mapToLong(Long::parseLong)
			.sum();
	}

	private static MemoryUse fromPs(long pid) throws IOException {
		Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
		String output = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
		long bytes = output.isEmpty() ? 0 : Long.parseLong(output) * 1024;
		return new MemoryUse(bytes, bytes);
	}

}
