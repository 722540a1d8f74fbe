package dev.edgewise.platform.event;

import java.util.Map;

/**
 * A topic as its owner wants it. Declared as a bean by the service that owns it; created,
 * with its dead-letter topic, as soon as Kafka is reachable.
 *
 * @param name the topic's name
 * @param partitions number of partitions; where offsets are an order, one
 * @param config topic configuration, e.g. {@code cleanup.policy}
 */
public record TopicDeclaration(String name, int partitions, Map<String, String> config) {

	private static final String DEAD_LETTERS = ".dead";

	/** A topic whose records are deleted after a number of days. */
	public static TopicDeclaration retained(String name, int partitions, int days) {
		return new TopicDeclaration(name, partitions,
				Map.of("cleanup.policy", "delete", "retention.ms", String.valueOf(days * 86_400_000L)));
	}

	/** A topic that keeps the last record of each key. */
	public static TopicDeclaration compacted(String name, int partitions) {
		return new TopicDeclaration(name, partitions, Map.of("cleanup.policy", "compact", "segment.ms", "3600000",
				"min.cleanable.dirty.ratio", "0.1", "delete.retention.ms", "86400000"));
	}

	/** Where records of a topic go that nobody can process. */
	public static String deadLettersOf(String topic) {
		return topic + DEAD_LETTERS;
	}

	static boolean isOfDeadLetters(String topic) {
		return topic.endsWith(DEAD_LETTERS);
	}

	TopicDeclaration deadLetters() {
		return retained(deadLettersOf(this.name), 1, 14);
	}

}
