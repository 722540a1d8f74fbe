package dev.edgewise.markdown.article;

import java.util.Set;

import dev.edgewise.cache.purge.PurgePosition;
import dev.edgewise.platform.timing.ServerTiming;

/**
 * Where an answer of the core came from, as far as those must know who make something
 * from it.
 *
 * @param surrogateKeys the keys whose purge ends it
 * @param position how far the purge log had been applied when it was fetched
 * @param stale whether it is past its time and served because the core does not answer
 * @param timing where the time went
 */
public record Provenance(Set<String> surrogateKeys, PurgePosition position, boolean stale, ServerTiming timing) {
}
