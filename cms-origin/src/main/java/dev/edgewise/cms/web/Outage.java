package dev.edgewise.cms.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

import dev.edgewise.cms.identity.IdentityUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Recognises failures that are not the request's fault and may pass: no database, a
 * database not migrated yet, or signing keys out of reach.
 */
final class Outage {

	/** Undefined table, undefined database. */
	private static final Set<String> NOT_YET = Set.of("42P01", "3D000");

	private Outage() {
	}

	/** What to tell the client, or null if the failure is of another kind. */
	static @Nullable String explain(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof IdentityUnavailableException) {
				return cause.getMessage();
			}
			if (isConnection(cause)) {
				return "The database is out of reach. Try again shortly.";
			}
		}
		return null;
	}

	private static boolean isConnection(Throwable cause) {
		return switch (cause) {
			case DataAccessResourceFailureException _, CannotCreateTransactionException _ -> true;
			case SQLTransientConnectionException _, SQLNonTransientConnectionException _ -> true;
			case SQLException sql -> {
				String state = String.valueOf(sql.getSQLState());
				yield state.startsWith("08") || state.startsWith("57P") || NOT_YET.contains(state);
			}
			default -> false;
		};
	}

}
