package dev.edgewise.cms.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

import org.postgresql.PGConnection;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Hears of commits that wrote to the outbox, on whichever instance, through PostgreSQL's
 * LISTEN on a connection of its own. Fails with {@link SQLException} when that connection
 * does; a pooler in transaction mode must not stand between.
 */
class CommitNotifications implements AutoCloseable {

	private final Connection connection;

	private CommitNotifications(Connection connection) {
		this.connection = connection;
	}

	static CommitNotifications open(JdbcConnectionDetails database) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", String.valueOf(database.getUsername()));
		properties.setProperty("password", String.valueOf(database.getPassword()));
		properties.setProperty("connectTimeout", "2");
		properties.setProperty("tcpKeepAlive", "true");
		Connection connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
		try (Statement listen = connection.createStatement()) {
			listen.execute("listen outbox");
			return new CommitNotifications(connection);
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	/** Returns when there was a commit, or after the given time without one. */
	void await(Duration longest) throws SQLException {
		this.connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(longest.toMillis()));
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
