package dev.edgewise.local.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.edgewise.backing.FreePorts;
import dev.edgewise.local.LocalStackException;

/**
 * Who listens where: the well-known ports of the local stack, or free ones.
 */
public final class Ports {

	private final boolean free;

	private final FreePorts freePorts = new FreePorts();

	private final Map<Integer, String> wellKnown = new LinkedHashMap<>();

	private Ports(boolean free) {
		this.free = free;
	}

	public static Ports wellKnown() {
		return new Ports(false);
	}

	public static Ports free() {
		return new Ports(true);
	}

	/** A port for somebody: the well-known one, unless all are to be free. */
	public int of(String owner, int wellKnownPort) {
		if (this.free) {
			return any();
		}
		this.wellKnown.put(wellKnownPort, owner);
		this.freePorts.reserve(wellKnownPort);
		return wellKnownPort;
	}

	/** A port nobody needs to know. */
	public int any() {
		return this.freePorts.next();
	}

	/** Fails with one line that names the first well-known port that is taken. */
	public void check() {
		this.wellKnown.forEach((port, owner) -> {
			if (!FreePorts.isFree(port)) {
				throw new LocalStackException("port " + port + " is taken, and " + owner
						+ " needs it: stop what listens there, or use --ports free");
			}
		});
	}

}
