package dev.edgewise.cms.database;

/**
 * Work that needs a migrated database before it can begin. Tasks run in their order, one
 * after the other; one that throws is run again, together with all after it, so each must
 * bear being repeated.
 */
public interface DatabaseTask {

	void databaseArrived();

}
