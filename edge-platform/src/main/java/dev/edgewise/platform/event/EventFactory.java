package dev.edgewise.platform.event;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import tools.jackson.databind.json.JsonMapper;

import dev.edgewise.platform.pop.ServiceIdentity;

/**
 * Makes the CloudEvents (1.0) of this process: JSON data, its place and service as the
 * source.
 */
public final class EventFactory {

	/** Extension attribute: code of the place where the event happened. */
	public static final String PLACE = "edgeplace";

	private final ServiceIdentity identity;

	private final JsonMapper json;

	private final Clock clock;

	EventFactory(ServiceIdentity identity, JsonMapper json, Clock clock) {
		this.identity = identity;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Makes an event that happens now.
	 * @param type reverse-DNS name with a version, e.g.
	 * {@code dev.edgewise.content.changed.v1}
	 * @param subject what it is about
	 * @param data written as JSON
	 */
	public CloudEvent create(String type, String subject, Object data) {
		return CloudEventBuilder.v1()
			.withId(UUID.randomUUID().toString())
			.withSource(URI.create('/' + this.identity.place() + '/' + this.identity.service()))
			.withType(type)
			.withSubject(subject)
			.withTime(OffsetDateTime.ofInstant(this.clock.instant(), ZoneOffset.UTC))
			.withDataContentType("application/json")
			.withDataSchema(URI.create("urn:edgewise:" + type))
			.withExtension(PLACE, this.identity.place())
			.withData(this.json.writeValueAsBytes(data))
			.build();
	}

}
