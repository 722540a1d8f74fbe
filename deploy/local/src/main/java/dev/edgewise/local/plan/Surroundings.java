package dev.edgewise.local.plan;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.edgewise.backing.KafkaListener;
import dev.edgewise.local.Home;
import dev.edgewise.local.wires.Target;
import dev.edgewise.local.wires.Wires;

/**
 * What a service is told about the world around it: environment variables and a topology
 * file. All it reaches, it reaches over wires of its own.
 */
final class Surroundings {

	private final Home home;

	private final UpOptions options;

	private final Wires wires;

	private final Secrets secrets;

	private final List<Instances> core;

	private final List<Instances> edge;

	private final Backing backing;

	private final TopologyFile topology;

	Surroundings(Home home, UpOptions options, Wires wires, Secrets secrets, List<Instances> core, List<Instances> edge,
			Backing backing) {
		this.home = home;
		this.options = options;
		this.wires = wires;
		this.secrets = secrets;
		this.core = core;
		this.edge = edge;
		this.backing = backing;
		this.topology = new TopologyFile(issuer(), options.pops(),
				gateways().collect(Collectors.toMap(Instances::place, Instances::url)));
	}

	String issuer() {
		return origin().map(Instances::url).findFirst().orElse("http://localhost:8000");
	}

	List<String> gatewayUrls() {
		return gateways().map(Instances::url).toList();
	}

	void writePublicTopology() throws IOException {
		this.topology.write(this.home.topology(), services(Instances::url));
	}

	Map<String, String> of(Node node, ServiceKind kind, KafkaListener kafka) throws IOException {
		Map<String, String> variables = new LinkedHashMap<>();
		variables.put("SERVER_ADDRESS", "127.0.0.1");
		variables.put("SERVER_PORT", String.valueOf(node.port()));
		variables.put("SPRING_PROFILES_ACTIVE", "demo");
		variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka.advertisedPort());
		variables.put("EDGEWISE_POP", node.pop());
		variables.put("EDGEWISE_DISTANCE_ENABLED", String.valueOf(this.options.distance()));
		variables.put("EDGEWISE_IDENTITY_ISSUER", issuer());
		variables.put("EDGEWISE_SERVICE_CLIENT_SECRET", this.secrets.serviceClientSecret());
		variables.put("SPRING_CONFIG_IMPORT", "optional:file:" + writeTopology(node));
		variables.put("MALLOC_ARENA_MAX", "2");
		if (node.managementPort() != 0) {
			variables.put("MANAGEMENT_SERVER_PORT", String.valueOf(node.managementPort()));
			variables.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
		}
		variables.putAll(node.pop().equals(Node.CORE) ? ofCore(node) : ofEdge(node, kind));
		return variables;
	}

	private Map<String, String> ofCore(Node node) {
		String database = "jdbc:postgresql://127.0.0.1:" + wire(node, this.backing.postgres()) + "/"
				+ this.backing.account().database();
		return Map.of("SPRING_DATASOURCE_URL", database, "SPRING_DATASOURCE_USERNAME", this.backing.account().user(),
				"SPRING_DATASOURCE_PASSWORD", this.backing.account().password(), "EDGEWISE_IDENTITY_KEY_SECRET",
				this.secrets.identityKeySecret(), "EDGEWISE_IDENTITY_REDIRECT_URIS",
				gateways().map((gateway) -> gateway.url() + "/session/callback").collect(Collectors.joining(",")));
	}

	private Map<String, String> ofEdge(Node node, ServiceKind kind) {
		Map<String, String> variables = new LinkedHashMap<>();
		Node redis = Objects.requireNonNull(this.backing.redis().get(node.pop()));
		variables.put("SPRING_DATA_REDIS_HOST", "127.0.0.1");
		variables.put("SPRING_DATA_REDIS_PORT", String.valueOf(wire(node, redis)));
		origin().findFirst().ifPresent((origin) -> {
			String url = origin.urlFrom(node.name(), this.wires);
			variables.put("EDGEWISE_ORIGIN_URL", url);
			variables.put("EDGEWISE_IDENTITY_JWKS_URI", url + "/oauth2/jwks");
			variables.put("EDGEWISE_IDENTITY_TOKEN_URI", url + "/oauth2/token");
		});
		if (kind.isGateway()) {
			at(node.pop()).filter((instances) -> !instances.kind().gatewayVariable().isEmpty())
				.forEach((instances) -> variables.put(instances.kind().gatewayVariable(),
						instances.urlFrom(node.name(), this.wires)));
		}
		return variables;
	}

	private String writeTopology(Node node) throws IOException {
		var file = this.home.topology(node.name());
		this.topology.write(file, services((instances) -> instances.urlFrom(node.name(), this.wires)));
		return file.toString();
	}

	/** The services of every POP, by the POP's code and the service's name. */
	private Map<String, Map<String, String>> services(Function<Instances, String> url) {
		return this.edge.stream()
			.collect(Collectors.groupingBy(Instances::place,
					Collectors.toMap((instances) -> instances.kind().artifact(), url)));
	}

	private int wire(Node from, Node to) {
		return this.wires.lay(from.name(), List.of(new Target(to.name(), to.port())));
	}

	private Stream<Instances> origin() {
		return this.core.stream().filter((instances) -> instances.kind().artifact().equals(Catalog.ORIGIN));
	}

	private Stream<Instances> gateways() {
		return this.edge.stream().filter((instances) -> instances.kind().isGateway());
	}

	private Stream<Instances> at(String pop) {
		return this.edge.stream().filter((instances) -> instances.place().equals(pop));
	}

}
