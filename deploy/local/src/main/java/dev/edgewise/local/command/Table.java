package dev.edgewise.local.command;

import java.util.List;
import java.util.Locale;

import dev.edgewise.local.control.ProcessView;

/**
 * The processes as a table for people.
 */
final class Table {

	private static final double MEGABYTE = 1024 * 1024;

	private Table() {
	}

	static String of(List<ProcessView> processes) {
		StringBuilder table = new StringBuilder(String.format("  %-28s %-9s %7s %8s %9s %8s%n", "process", "state",
				"port", "pid", "started", "memory"));
		for (ProcessView process : processes) {
			table.append(String.format(Locale.ROOT, "  %-28s %-9s %7d %8d %9s %8s%n", process.name(), process.state(),
					process.ports().getOrDefault("public", 0), process.pid(), seconds(process.startMillis()),
					megabytes(process.pss())));
		}
		return table.toString();
	}

	static String seconds(long millis) {
		return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
	}

	static String megabytes(long bytes) {
		return String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
	}

}
