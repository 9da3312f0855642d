package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "25006", "40001", "40P01", "42501", "42883", "42P01", "53100", "53300",
        "55P03", "57014", "57P01", "57P03", "58030"
      })
  void a_server_that_cannot_answer_now_is_an_outage(String state) {
    assertThat(Outage.isBehind(failure(new SQLException("", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "22P05", "23505", "23514", "42601", "42703", "XX000", ""})
  void a_server_that_refuses_a_statement_is_not_an_outage(String state) {
    assertThat(Outage.isBehind(failure(new SQLException("", state)))).isFalse();
  }

  @Test
  void a_pool_without_a_connection_is_an_outage_whatever_the_reason() {
    assertThat(Outage.isBehind(failure(new SQLTransientConnectionException("", "28P01")))).isTrue();
    assertThat(Outage.isBehind(failure(new SQLException("the pool is closed")))).isTrue();
  }

  @Test
  void a_failure_that_no_driver_reports_is_not_an_outage() {
    assertThat(Outage.isBehind(new DataAccessException("too many rows"))).isFalse();
  }

  private static DataAccessException failure(SQLException cause) {
    return new DataAccessException("", cause);
  }
}
