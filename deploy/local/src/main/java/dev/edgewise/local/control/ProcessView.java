package dev.edgewise.local.control;

import java.util.Map;
import java.util.TreeMap;

import dev.edgewise.local.plan.Node;
import dev.edgewise.local.process.MemoryUse;
import dev.edgewise.local.process.StackProcess;

/**
 * A process as the control port and stack.json show it.
 *
 * @param name unique in the stack
 * @param pop where it is; {@code core} for the core
 * @param kind what it is
 * @param pid process id, 0 if it does not run
 * @param state what it is doing
 * @param ports by role: {@code main}, {@code public} and perhaps {@code management}
 * @param rss resident bytes
 * @param pss resident bytes, with shared pages shared out
 * @param startMillis how long its latest start took
 */
public record ProcessView(String name, String pop, String kind, long pid, String state, Map<String, Integer> ports,
		long rss, long pss, long startMillis) {

	public static ProcessView of(StackProcess process) {
		Node node = process.node();
		MemoryUse memory = process.memory();
		return new ProcessView(node.name(), node.pop(), node.kind(), process.pid(), process.state().label(),
				ports(node), memory.residentBytes(), memory.proportionalBytes(), process.startMillis());
	}

	private static Map<String, Integer> ports(Node node) {
		Map<String, Integer> ports = new TreeMap<>(Map.of("main", node.port(), "public", node.publicPort()));
		if (node.managementPort() != 0) {
			ports.put("management", node.managementPort());
		}
		return ports;
	}

}
