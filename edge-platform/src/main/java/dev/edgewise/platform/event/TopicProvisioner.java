package dev.edgewise.platform.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics that this service owns, in the background, and goes on asking Kafka
 * once a second after that: so it notices a broker that came back empty, and tells
 * whether there is one at all. A topic that Kafka refuses is told once and does not keep
 * the others from being created.
 */
final class TopicProvisioner extends BackgroundWork {

	private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

	private static final int ANSWER_SECONDS = 3;

	private final KafkaClients clients;

	private final List<TopicDeclaration> declarations;

	private final KafkaReachability reachability;

	private final Set<String> refused = ConcurrentHashMap.newKeySet();

	private boolean away;

	TopicProvisioner(KafkaClients clients, List<TopicDeclaration> declarations, KafkaReachability reachability) {
		super("topics");
		this.clients = clients;
		this.declarations = declarations;
		this.reachability = reachability;
	}

	@Override
	protected void work() throws InterruptedException {
		watch();
		TimeUnit.SECONDS.sleep(1);
	}

	/** Ends when no client can be made: while the broker's name cannot be resolved. */
	private void watch() throws InterruptedException {
		try (Admin admin = this.clients.admin()) {
			while (isRunning()) {
				look(admin);
				TimeUnit.SECONDS.sleep(1);
			}
		}
		catch (KafkaException ex) {
			failed(ex);
		}
	}

	private void look(Admin admin) throws InterruptedException {
		try {
			Set<String> existing = admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS);
			answered();
			for (TopicDeclaration topic : missing(existing)) {
				create(admin, topic);
			}
		}
		catch (KafkaException | ExecutionException | TimeoutException ex) {
			failed(ex);
		}
	}

	private List<TopicDeclaration> missing(Set<String> existing) {
		return this.declarations.stream()
			.flatMap((topic) -> Stream.of(topic, topic.deadLetters()))
			.filter((topic) -> !existing.contains(topic.name()) && !this.refused.contains(topic.name()))
			.toList();
	}

	private void create(Admin admin, TopicDeclaration topic)
			throws InterruptedException, ExecutionException, TimeoutException {
		NewTopic created = new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
			.configs(topic.config());
		try {
			admin.createTopics(List.of(created)).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
			log.info("Created topic {}", topic.name());
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RetriableException) {
				throw ex;
			}
			if (!(ex.getCause() instanceof TopicExistsException)) {
				this.refused.add(topic.name());
				log.error("Kafka refuses to create topic {}: {}", topic.name(), String.valueOf(ex.getCause()));
			}
		}
	}

	private void answered() {
		this.reachability.answered();
		if (this.away) {
			this.away = false;
			log.info("Kafka answers again");
		}
	}

	private void failed(Exception failure) {
		this.reachability.failed();
		if (!this.away && isRunning()) {
			this.away = true;
			log.warn("Kafka is out of reach: {}", failure.toString());
		}
		log.debug("Kafka is out of reach", failure);
	}

}
