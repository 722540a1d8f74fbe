package dev.edgewise.platform.pop;

import java.util.List;

/** Places and distances for tests. */
public final class TestPlaces {

	private static final TopologyProperties PROPERTIES = new TopologyProperties(
			new Place("core", "Portland", "US", 45.52, -122.68, "US", null, null),
			List.of(new Place("lhr", "London", "GB", 51.47, -0.45, "UK", null, null),
					new Place("nrt", "Tokyo", "JP", 35.77, 140.39, "JP", null, null)),
			List.of("lhr"));

	private TestPlaces() {
	}

	public static Topology at(String code) {
		return Topology.of(code, PROPERTIES);
	}

	/** Distances as seen from London. */
	public static Distance distance(boolean emulated) {
		return new Distance(at("lhr"), new DistanceProperties(emulated, 200, 1.6));
	}

}
