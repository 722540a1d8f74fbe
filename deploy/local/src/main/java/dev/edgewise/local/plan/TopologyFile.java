package dev.edgewise.local.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.edgewise.local.SafeFiles;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The topology as the services read it ({@code edgewise.topology.*}). Gateways and core
 * are named by their public URLs; the services of a POP by the URLs of whoever reads.
 */
final class TopologyFile {

	private static final YAMLMapper YAML = new YAMLMapper();

	private final Map<String, Object> core;

	private final List<Pop> pops;

	private final Map<String, String> gateways;

	TopologyFile(String coreUrl, List<Pop> pops, Map<String, String> gateways) {
		this.core = ordered("code", "core", "city", "Portland", "latitude", 45.52, "longitude", -122.68, "url",
				coreUrl);
		this.pops = pops;
		this.gateways = gateways;
	}

	/** Writes the file, with a map of service URLs for every POP's code. */
	void write(Path file, Map<String, Map<String, String>> services) throws IOException {
		List<Map<String, Object>> entries = this.pops.stream().map((pop) -> entry(pop, services)).toList();
		Map<String, Object> topology = ordered("core", this.core, "pops", entries, "enabled",
				this.pops.stream().map(Pop::code).toList());
		SafeFiles.write(file, YAML.writeValueAsString(Map.of("edgewise", Map.of("topology", topology))));
	}

	private Map<String, Object> entry(Pop pop, Map<String, Map<String, String>> services) {
		return ordered("code", pop.code(), "city", pop.city(), "country", pop.country(), "latitude", pop.latitude(),
				"longitude", pop.longitude(), "jurisdiction", pop.jurisdiction(), "url",
				this.gateways.getOrDefault(pop.code(), ""), "services",
				new TreeMap<>(services.getOrDefault(pop.code(), Map.of())));
	}

	private static Map<String, Object> ordered(Object... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int index = 0; index < namesAndValues.length; index += 2) {
			map.put((String) namesAndValues[index], namesAndValues[index + 1]);
		}
		return map;
	}

}
