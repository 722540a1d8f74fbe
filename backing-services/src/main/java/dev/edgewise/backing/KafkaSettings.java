package dev.edgewise.backing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The broker's server.properties: one node that is broker and controller, every internal
 * topic with one replica, buffers and pools cut to the size of a laptop. The short
 * session lets a killed broker register again after three seconds instead of nine.
 */
final class KafkaSettings {

	private static final String CONTROLLER = "CONTROLLER";

	private static final String FIXED = """
			process.roles=broker,controller
			node.id=1
			controller.listener.names=CONTROLLER
			inter.broker.listener.name=MAIN
			auto.create.topics.enable=false
			broker.heartbeat.interval.ms=500
			broker.session.timeout.ms=3000
			group.initial.rebalance.delay.ms=0
			offsets.topic.replication.factor=1
			offsets.topic.num.partitions=5
			transaction.state.log.replication.factor=1
			transaction.state.log.min.isr=1
			transaction.state.log.num.partitions=3
			share.coordinator.state.topic.replication.factor=1
			share.coordinator.state.topic.min.isr=1
			share.coordinator.state.topic.num.partitions=3
			num.network.threads=1
			num.io.threads=3
			background.threads=2
			num.recovery.threads.per.data.dir=2
			log.index.size.max.bytes=1048576
			log.cleaner.dedupe.buffer.size=4194304
			log.cleaner.io.buffer.size=262144
			log.cleaner.backoff.ms=5000
			""";

	private final int port;

	private final int controllerPort;

	private final List<KafkaListener> listeners;

	private final Path data;

	KafkaSettings(int port, int controllerPort, List<KafkaListener> extra, Path data) {
		this.port = port;
		this.controllerPort = controllerPort;
		this.data = data;
		this.listeners = new ArrayList<>(extra);
		this.listeners.addFirst(new KafkaListener("main", port, port));
	}

	String text() {
		return FIXED + "controller.quorum.voters=1@127.0.0.1:" + this.controllerPort + "\nlog.dirs=" + this.data
				+ "\nlisteners=" + join((listener) -> address(listener, listener.port())) + "," + CONTROLLER
				+ "://127.0.0.1:" + this.controllerPort + "\nadvertised.listeners="
				+ join((listener) -> address(listener, listener.advertisedPort())) + "\nlistener.security.protocol.map="
				+ join((listener) -> listener.label() + ":PLAINTEXT") + "," + CONTROLLER + ":PLAINTEXT\n";
	}

	int port() {
		return this.port;
	}

	private static String address(KafkaListener listener, int port) {
		return listener.label() + "://127.0.0.1:" + port;
	}

	private String join(Function<KafkaListener, String> part) {
		return this.listeners.stream().map(part).collect(Collectors.joining(","));
	}

}
