package dev.edgewise.local.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.edgewise.backing.KafkaBroker;
import dev.edgewise.backing.KafkaListener;
import dev.edgewise.backing.PostgresServer;
import dev.edgewise.backing.RedisServer;
import dev.edgewise.local.Home;
import dev.edgewise.local.wires.Target;
import dev.edgewise.local.wires.Wires;

/**
 * Turns options into a plan: who runs, where, over which wires, told what. It lays the
 * wires and writes the topology files; it starts nothing. Fails with one line if a
 * service is not built or a port is taken.
 */
public final class Planner {

	private static final int CORE_BASE = 8000;

	private static final int CONTROL = 8009;

	private static final int POSTGRES = 15432;

	private static final int KAFKA = 19092;

	private static final int REDIS = 9;

	private final Path repository;

	private final Home home;

	private final UpOptions options;

	private final Catalog catalog;

	private final Wires wires;

	private final Ports ports;

	public Planner(Path repository, Home home, UpOptions options, Catalog catalog, Wires wires) {
		this.repository = repository;
		this.home = home;
		this.options = options;
		this.catalog = catalog;
		this.wires = wires;
		this.ports = options.freePorts() ? Ports.free() : Ports.wellKnown();
	}

	public StackPlan plan() throws IOException {
		Stream.concat(this.catalog.core().stream(), this.catalog.edge().stream())
			.forEach((kind) -> kind.directory(this.repository));
		Secrets secrets = Secrets.of(this.home.secrets());
		Backing backing = backing(secrets);
		List<Instances> core = this.catalog.core().stream().map(this::inCore).toList();
		List<Instances> edge = this.options.pops().stream().flatMap(this::atPop).toList();
		int control = this.ports.of("the launcher (control)", CONTROL);
		this.ports.check();
		edge.forEach((instances) -> instances.balance(this.wires));

		Surroundings surroundings = new Surroundings(this.home, this.options, this.wires, secrets, core, edge, backing);
		surroundings.writePublicTopology();
		List<KafkaListener> listeners = new ArrayList<>();
		List<PlannedProcess> services = new ArrayList<>();
		for (Instances instances : Stream.concat(core.stream(), edge.stream()).toList()) {
			for (Node node : instances.nodes()) {
				KafkaListener listener = listener(node);
				listeners.add(listener);
				services
					.add(service(node, instances.kind(), surroundings.of(node, instances.kind(), listener), backing));
			}
		}
		return new StackPlan(Stream.concat(processes(backing, listeners), services.stream()).toList(),
				this.options.pops(), control, this.options.distance(), surroundings.gatewayUrls(),
				surroundings.issuer(), this.home.secrets());
	}

	private Backing backing(Secrets secrets) {
		Map<String, Node> redis = new LinkedHashMap<>();
		for (Pop pop : this.options.pops()) {
			String name = pop.code() + "/redis";
			redis.put(pop.code(), Node.backing(name, pop.code(), "redis", this.ports.of(name, pop.base() + REDIS)));
		}
		return new Backing(Node.backing("postgres", Node.CORE, "postgres", this.ports.of("postgres", POSTGRES)),
				Node.backing("kafka", Node.CORE, "kafka", this.ports.of("kafka", KAFKA)), redis,
				new PostgresServer.Account("edgewise", secrets.databasePassword(), "edgewise"));
	}

	private Instances inCore(ServiceKind kind) {
		return Instances.single(kind, this.ports, CORE_BASE);
	}

	private Stream<Instances> atPop(Pop pop) {
		return this.catalog.edge().stream().map((kind) -> Instances.of(pop, kind, this.options.replicas(), this.ports));
	}

	/** The broker's own door for one client, and the wire that leads to it. */
	private KafkaListener listener(Node client) {
		int port = this.ports.any();
		return new KafkaListener(client.name(), port,
				this.wires.lay(client.name(), List.of(new Target("kafka", port))));
	}

	private PlannedProcess service(Node node, ServiceKind kind, Map<String, String> environment, Backing backing) {
		String store = node.pop().equals(Node.CORE) ? backing.postgres().name() : node.pop() + "/redis";
		return new PlannedProcess(node,
				new ServiceProgram(node, kind, this.repository, environment, this.home.log(node.name())),
				List.of("kafka", store));
	}

	private Stream<PlannedProcess> processes(Backing backing, List<KafkaListener> listeners) {
		Node postgres = backing.postgres();
		Node kafka = backing.kafka();
		Stream<PlannedProcess> core = Stream.of(
				new PlannedProcess(kafka,
						new KafkaBroker(kafka.name(), kafka.port(), this.ports.any(), listeners,
								this.home.data(kafka.name()), this.home.log(kafka.name())),
						List.of()),
				new PlannedProcess(postgres, new PostgresServer(postgres.name(), postgres.port(),
						this.home.data(postgres.name()), this.home.log(postgres.name()), backing.account()),
						List.of()));
		Stream<PlannedProcess> redis = backing.redis()
			.values()
			.stream()
			.map((node) -> new PlannedProcess(node,
					new RedisServer(node.name(), node.port(), this.home.data(node.name()), this.home.log(node.name())),
					List.of()));
		return Stream.concat(core, redis);
	}

}
