package dev.edgewise.local.command;

import java.util.List;
import java.util.Locale;

import dev.edgewise.local.Home;
import dev.edgewise.local.StackFile;
import dev.edgewise.local.control.ProcessView;
import dev.edgewise.local.plan.Pop;
import dev.edgewise.local.process.MemoryUse;

/**
 * What people need to know once the stack runs: where it is, how long it took, how much
 * memory it takes.
 */
final class Summary {

	private Summary() {
	}

	static String of(StackFile stack, Home home, List<ProcessView> processes, MemoryUse total) {
		StringBuilder text = new StringBuilder("\n").append(Table.of(processes));
		text.append(String.format(Locale.ROOT, "  %-28s %-36s %8s%n", "in total, with the launcher",
				"(resident: " + Table.megabytes(total.residentBytes()) + ")",
				Table.megabytes(total.proportionalBytes())));
		text.append("\n");
		stack.gateways().forEach((pop, url) -> text.append(line(Pop.of(pop).map(Pop::city).orElse(pop), url + "/")));
		text.append(line("Core", stack.core() + "/"));
		text.append(line("Control", stack.control() + "/processes"));
		text.append(line("Logs", home.logs().toString()));
		return text.toString();
	}

	private static String line(String label, String value) {
		return String.format("  %-10s %s%n", label, value);
	}

}
