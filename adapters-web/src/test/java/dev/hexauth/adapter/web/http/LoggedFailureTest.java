package dev.hexauth.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("ASVS-16.2.5")
final class LoggedFailureTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no connection to redis://hexauth:c4n4ry@redis:6379",
        "no connection to rediss://:c4n4ry%zz@redis:6379/0",
        "jdbc:postgresql://db/hexauth?user=a&password=c4n4ry&ssl=true",
        "bad setting PASSWORD=c4n4ry",
        "in eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjNG40cnkifQ.c4n4ry-c4n4ry-c4n4ry-c4n4ry",
        "NOPERM no access to 'hexauth:{0198}:session:c4n4ry' key",
        "ERR unknown command 'EVALSHA', with args beginning with: 'abc' 'c4n4ry'",
        "duplicate key: Key (email)=(c4n4ry@example.com) already exists.",
      })
  void a_cause_has_no_secrets(String message) {
    assertThat(LoggedFailure.cause(new IOException(message)))
        .contains("***")
        .doesNotContain("c4n4ry");
    assertThat(new LoggedFailure(new IllegalStateException(new IOException(message))))
        .hasMessageNotContaining("c4n4ry")
        .rootCause()
        .hasMessageNotContaining("c4n4ry");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FATAL: password authentication failed for user \"hexauth\"",
        "OOM command not allowed when used memory > 'maxmemory'.",
        "Connection to db.example.com:5432 refused.",
        "HikariPool-1 - Connection is not available, request timed out after 2001ms (total=0)",
      })
  void what_an_operator_needs_is_kept(String message) {
    assertThat(LoggedFailure.cause(new IOException(message))).endsWith(message);
  }

  @Test
  void a_cause_has_the_innermost_failure_and_the_one_that_names_a_host() {
    Throwable innermost = new ConnectException("Connection refused");
    Throwable refused = new IOException("Connection to db:5432 refused", innermost);
    assertThat(LoggedFailure.cause(new IllegalStateException(new IllegalStateException(refused))))
        .isEqualTo(
            "java.io.IOException: Connection to db:5432 refused, because of"
                + " java.net.ConnectException: Connection refused");
    assertThat(LoggedFailure.cause(new IllegalStateException(new UnknownHostException("nowhere"))))
        .isEqualTo("java.net.UnknownHostException: nowhere");
  }

  @Test
  void a_cause_is_one_line_of_bounded_length() {
    assertThat(LoggedFailure.cause(new IOException("a\nb" + "x".repeat(9_000))))
        .hasSizeLessThan(600)
        .doesNotContain("\n");
  }
}
