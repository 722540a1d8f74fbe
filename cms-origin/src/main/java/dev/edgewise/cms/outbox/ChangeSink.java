package dev.edgewise.cms.outbox;

import java.util.concurrent.CompletableFuture;

import io.cloudevents.CloudEvent;

/**
 * Where events leave this service. The future completes when the log has acknowledged the
 * event durably, and exceptionally when it has not within a few seconds.
 */
interface ChangeSink {

	CompletableFuture<?> publish(String topic, String key, CloudEvent event);

}
