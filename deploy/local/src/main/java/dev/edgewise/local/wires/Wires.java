package dev.edgewise.local.wires;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All wires of a stack. Every connection from one process to another goes through a relay
 * that belongs to this pair, so that a process can be cut off while it runs and while
 * people still reach it. A cut ends the connections there are and resets new ones; the
 * relay keeps its port, so that a reconnected process finds all where it was.
 */
public final class Wires implements AutoCloseable {

	private final List<Relay> relays = new CopyOnWriteArrayList<>();

	private final Set<String> cut = ConcurrentHashMap.newKeySet();

	/**
	 * Lays a wire from a process to one of several targets in turn.
	 * @return the port the process has to use
	 */
	public int lay(String from, List<Target> targets) {
		return add(
				Relay.open(0, targets, (target) -> !this.cut.contains(from) && !this.cut.contains(target.process())));
	}

	/** Opens a port for people, behind which several instances take turns. Never cut. */
	public void balance(int port, List<Target> instances) {
		add(Relay.open(port, instances, (target) -> true));
	}

	private int add(Relay relay) {
		this.relays.add(relay);
		return relay.port();
	}

	/** Cuts every wire from and to a process. */
	public void cut(String process) {
		this.cut.add(process);
		this.relays.forEach(Relay::enforce);
	}

	/**
	 * Mends every wire from and to a process, save those whose other end is cut off
	 * itself.
	 */
	public void mend(String process) {
		this.cut.remove(process);
	}

	public boolean isCut(String process) {
		return this.cut.contains(process);
	}

	@Override
	public void close() {
		this.relays.forEach(Relay::close);
	}

}
