package dev.edgewise.platform.state;

import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.platform.event.EventFactory;
import dev.edgewise.platform.event.EventPublisher;
import dev.edgewise.platform.event.Events;

/**
 * Opens remote states. The service that owns one declares its topic,
 * {@code edge.state.<name>}, as compacted.
 */
public final class RemoteStates {

	private static final String PREFIX = "edge.state.";

	private final Events subscriptions;

	private final EventPublisher publisher;

	private final EventFactory events;

	private final JsonMapper json;

	RemoteStates(Events subscriptions, EventPublisher publisher, EventFactory events, JsonMapper json) {
		this.subscriptions = subscriptions;
		this.publisher = publisher;
		this.events = events;
		this.json = json;
	}

	/** Name of the topic that owns a state. */
	public static String topicOf(String name) {
		return PREFIX + name;
	}

	/** Opens a state and begins to fill it, in the background. */
	public <V> RemoteState<V> open(String name, Class<V> type) {
		RemoteState<V> state = new RemoteState<>(topicOf(name), type, this.publisher, this.events, this.json);
		this.subscriptions.subscribe(topicOf(name), state.listener());
		return state;
	}

}
