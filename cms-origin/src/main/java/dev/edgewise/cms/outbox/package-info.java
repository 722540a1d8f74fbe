/**
 * How a committed change gets to Kafka: written with the change, sent after it, in order,
 * until acknowledged.
 */
@NullMarked
package dev.edgewise.cms.outbox;

import org.jspecify.annotations.NullMarked;
