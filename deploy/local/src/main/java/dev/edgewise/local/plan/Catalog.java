package dev.edgewise.local.plan;

import java.util.List;

/**
 * The services of a stack. A new one is a line here.
 *
 * @param core the services of the core
 * @param edge the services of every POP
 */
public record Catalog(List<ServiceKind> core, List<ServiceKind> edge) {

	static final String GATEWAY = "gateway-edge";

	static final String ORIGIN = "cms-origin";

	public Catalog {
		core = List.copyOf(core);
		edge = List.copyOf(edge);
	}

	public static Catalog standard() {
		return new Catalog(List.of(new ServiceKind(ORIGIN, 0, 160, "")), List.of(new ServiceKind(GATEWAY, 0, 160, ""),
				new ServiceKind("markdown-render", 1, 128, "EDGEWISE_GATEWAY_RENDER_URL")));
	}

	/** Backing services alone. */
	public static Catalog empty() {
		return new Catalog(List.of(), List.of());
	}

}
