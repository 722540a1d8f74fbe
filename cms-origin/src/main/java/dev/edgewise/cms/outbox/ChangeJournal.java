package dev.edgewise.cms.outbox;

/**
 * Writes down what changed, in the caller's transaction; the relay sends it once that has
 * committed. Throws when there is no transaction or no database.
 */
public interface ChangeJournal {

	void record(ContentChange change);

}
