package dev.edgewise.markdown.article;

/**
 * What the core, or the memory of it, says to a question.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

	/**
	 * Here it is.
	 *
	 * @param <T> what was asked for
	 * @param value the answer
	 * @param provenance where it came from
	 */
	record Found<T>(T value, Provenance provenance) implements Answer<T> {
	}

	/**
	 * There is no such thing, says the core.
	 *
	 * @param <T> what was asked for
	 * @param provenance where this came from
	 */
	record Missing<T>(Provenance provenance) implements Answer<T> {
	}

	/**
	 * Neither the core nor the cache can tell.
	 *
	 * @param <T> what was asked for
	 * @param why for the log
	 */
	record Unreachable<T>(String why) implements Answer<T> {
	}

}
