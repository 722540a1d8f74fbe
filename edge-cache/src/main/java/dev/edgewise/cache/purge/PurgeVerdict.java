package dev.edgewise.cache.purge;

/** What the purge log says of a stored response. */
public enum PurgeVerdict {

	/** Nothing newer ended it. */
	SERVABLE,
	/** Ended softly: servable only while the origin fails. */
	SOFT,
	/** Ended, or too old or foreign to tell. */
	ENDED;

	/** The worse of two. */
	PurgeVerdict or(PurgeVerdict other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
