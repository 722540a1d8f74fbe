package dev.edgewise.local.plan;

import java.util.ArrayList;
import java.util.List;

import dev.edgewise.local.wires.Target;
import dev.edgewise.local.wires.Wires;

/**
 * The instances of one service at one place, and the port that people reach them at: its
 * own for a single instance, a balancer's for several.
 *
 * @param place a POP's code, or core
 * @param kind the service
 * @param publicPort where people reach it
 * @param nodes the instances
 */
record Instances(String place, ServiceKind kind, int publicPort, List<Node> nodes) {

	private static final int MANAGEMENT = 8;

	static Instances single(ServiceKind kind, Ports ports, int base) {
		int port = ports.of(kind.artifact(), base + kind.offset());
		return new Instances(Node.CORE, kind, port,
				List.of(new Node(kind.artifact(), Node.CORE, kind.artifact(), port, 0, port)));
	}

	static Instances of(Pop pop, ServiceKind kind, int replicas, Ports ports) {
		String name = pop.code() + "/" + kind.artifact();
		int publicPort = ports.of(name, pop.base() + kind.offset());
		List<Node> nodes = new ArrayList<>();
		for (int number = 1; number <= replicas; number++) {
			String instance = (number == 1) ? name : name + "-" + number;
			int port = (replicas == 1) ? publicPort : ports.any();
			nodes.add(new Node(instance, pop.code(), kind.artifact(), port, management(pop, kind, number, ports, name),
					publicPort));
		}
		return new Instances(pop.code(), kind, publicPort, nodes);
	}

	private static int management(Pop pop, ServiceKind kind, int number, Ports ports, String name) {
		if (!kind.isGateway()) {
			return 0;
		}
		return (number == 1) ? ports.of(name + " (management)", pop.base() + MANAGEMENT) : ports.any();
	}

	boolean isBalanced() {
		return this.nodes.size() > 1;
	}

	void balance(Wires wires) {
		if (isBalanced()) {
			wires.balance(this.publicPort, targets());
		}
	}

	/** The URL that people use. */
	String url() {
		return "http://localhost:" + this.publicPort;
	}

	/** The URL that another process uses, over a wire of its own. */
	String urlFrom(String process, Wires wires) {
		return "http://127.0.0.1:" + wires.lay(process, targets());
	}

	private List<Target> targets() {
		return this.nodes.stream().map((node) -> new Target(node.name(), node.port())).toList();
	}

}
