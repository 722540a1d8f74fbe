package dev.edgewise.local.plan;

/**
 * A process of the stack, by name.
 *
 * @param name unique, such as {@code lhr/gateway-edge}
 * @param pop where it is; {@code core} for the core
 * @param kind what it is
 * @param port where it listens itself
 * @param managementPort where its actuator listens; 0 if on its port
 * @param publicPort where people reach it; differs from its port behind a balancer
 */
public record Node(String name, String pop, String kind, int port, int managementPort, int publicPort) {

	public static final String CORE = "core";

	static Node backing(String name, String pop, String kind, int port) {
		return new Node(name, pop, kind, port, 0, port);
	}

}
