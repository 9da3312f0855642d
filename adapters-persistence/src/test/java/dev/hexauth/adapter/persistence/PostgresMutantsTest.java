package dev.hexauth.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.HistoryCheck;
import dev.hexauth.devservices.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Database functions with a part removed: the store's contract must notice. */
final class PostgresMutantsTest {

  private static Assembly node;

  @BeforeAll
  static void start() {
    node = Assembly.patientOn(TestServices.newPostgresDatabase());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest(name = "{0} without {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rotate_session     | for update
          rotate_session     | and expires_at > used_at
          rotate_session     | delete from sessions where owner = whose and id = sid;
          rotate_session     | presented + 1 = session.generation and
          rotate_session     | confirmed = false,
          rotate_session     | and not session.confirmed
          rotate_session     | or repeat_unconfirmed and not session.confirmed
          rotate_session     | repeat_unconfirmed and
          end_other_sessions | and id <> kept
          """)
  void a_function_without_a_part_is_noticed(String name, String part) {
    String definition = definition(name);
    assertThat(definition).containsOnlyOnce(part);
    node.sql().execute(definition.replace(part, ""));
    try {
      HistoryCheck.assertFaultIn(node.sessions(), node::awaitConfirmations);
    } finally {
      node.sql().execute(definition);
    }
  }

  private static String definition(String function) {
    return node.sql()
        .fetchSingle("select pg_get_functiondef(?::regproc)", function)
        .get(0, String.class);
  }
}
