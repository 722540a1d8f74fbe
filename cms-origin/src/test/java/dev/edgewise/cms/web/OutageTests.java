package dev.edgewise.cms.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTests {

	@Test
	void recognisesALostDatabaseHoweverDeepInTheFailure() {
		assertThat(Outage.explain(new IllegalStateException(new SQLTransientConnectionException()))).isNotNull();
		assertThat(Outage.explain(new CannotCreateTransactionException("no"))).isNotNull();
		assertThat(Outage.explain(new DataAccessResourceFailureException("no"))).isNotNull();
		assertThat(Outage.explain(new SQLException("terminated by administrator", "57P01"))).isNotNull();
		assertThat(Outage.explain(new SQLException("no such table yet", "42P01"))).isNotNull();
	}

	@Test
	void takesNothingElseForOne() {
		assertThat(Outage.explain(new IllegalStateException("a mistake of ours"))).isNull();
		assertThat(Outage.explain(new SQLException("a mistake of ours", "42601"))).isNull();
	}

}
