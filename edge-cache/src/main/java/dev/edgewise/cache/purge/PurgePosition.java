package dev.edgewise.cache.purge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a purge log has been applied: the log's identity and the offset of the last
 * purge applied, -1 before the first. Positions in different logs cannot be compared.
 *
 * @param log identity of the log (a Kafka topic id, not its name: a topic that was
 * deleted and created anew is another log); empty while no log is known
 * @param offset offset of the last purge applied
 */
public record PurgePosition(String log, long offset) {

	/**
	 * Name of the field in which caches tell one another how far they are; internal,
	 * never sent to a client.
	 */
	public static final String FIELD = "Edge-Purge-Position";

	/** Nothing is known of any log. */
	public static final PurgePosition UNKNOWN = new PurgePosition("", -1);

	private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9_-]*):(-1|[0-9]{1,18})");

	/** Reads the text that {@link #toString()} writes; empty when it is no position. */
	public static Optional<PurgePosition> parse(String text) {
		Matcher matcher = TEXT.matcher(text);
		return matcher.matches() ? Optional.of(new PurgePosition(matcher.group(1), Long.parseLong(matcher.group(2))))
				: Optional.empty();
	}

	/** The lower of two; unknown when they are of different logs. */
	public PurgePosition lower(PurgePosition other) {
		if (!this.log.equals(other.log)) {
			return UNKNOWN;
		}
		return (this.offset <= other.offset) ? this : other;
	}

	/** The higher of two in one log; this one when the other is of another. */
	public PurgePosition higher(PurgePosition other) {
		return (this.log.equals(other.log) && other.offset > this.offset) ? other : this;
	}

	/** Another position in the same log. */
	public PurgePosition at(long offset) {
		return new PurgePosition(this.log, offset);
	}

	public boolean isKnown() {
		return !this.log.isEmpty();
	}

	@Override
	public String toString() {
		return this.log + ":" + this.offset;
	}

}
