package dev.edgewise.platform.event;

/**
 * Where a record stands in the log.
 *
 * @param partition partition of the topic
 * @param offset offset in the partition
 */
public record LogPosition(int partition, long offset) {
}
