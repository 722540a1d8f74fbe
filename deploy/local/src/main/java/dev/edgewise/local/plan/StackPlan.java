package dev.edgewise.local.plan;

import java.nio.file.Path;
import java.util.List;

/**
 * A stack before it runs.
 *
 * @param processes what runs, those that others wait for first
 * @param pops the POPs it has
 * @param controlPort the launcher's own port
 * @param distance whether the distance between places is emulated
 * @param gateways the gateways' public URLs, in the order of the POPs
 * @param issuer the core's public URL, which is the issuer of identities
 * @param secrets where the secrets are
 */
public record StackPlan(List<PlannedProcess> processes, List<Pop> pops, int controlPort, boolean distance,
		List<String> gateways, String issuer, Path secrets) {

	public StackPlan {
		processes = List.copyOf(processes);
		pops = List.copyOf(pops);
		gateways = List.copyOf(gateways);
	}

	public String controlUrl() {
		return "http://localhost:" + this.controlPort;
	}

}
