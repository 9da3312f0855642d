package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.hexauth.domain.UnavailableException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

final class FaultsTest {

  private static final Pattern INTERNAL_ERROR =
      Pattern.compile(
          "\\{\"status\":\"error\","
              + "\"message\":\"Something went wrong on our side, please try again later\",\"code\":\"internal_error\","
              + "\"correlationId\":\"([0-9a-z-]{1,32})\"}");

  private final TestServer server = TestServer.fresh();
  private final Logger logger =
      (Logger) LoggerFactory.getLogger("dev.hexauth.adapter.web.http.Faults");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
  }

  @Test
  @Tag("ASVS-16.3.4")
  @Tag("ASVS-16.5.1")
  void an_unexpected_failure_is_a_fixed_message_and_an_id_that_the_log_has_too() {
    server.getMe =
        _ -> {
          throw new IllegalStateException("secret", new IllegalArgumentException("SELECT 1"));
        };
    String id = assertInternalError(server.send("GET", "/api/users/me"));

    ILoggingEvent entry = log.list.getLast();
    assertThat(entry.getLevel()).isEqualTo(Level.ERROR);
    assertThat(entry.getFormattedMessage()).contains(id);
    assertThat(ThrowableProxyUtil.asString(entry.getThrowableProxy()))
        .contains("IllegalStateException: secret", "SELECT 1", "FaultsTest");
  }

  @Test
  @Tag("ASVS-16.5.1")
  void an_error_of_the_jvm_is_answered_too() {
    server.getMe =
        _ -> {
          throw new StackOverflowError("secret");
        };

    assertInternalError(server.send("GET", "/api/users/me"));
  }

  @Test
  void a_connection_that_the_service_lost_is_not_a_client_that_hung_up() {
    server.getMe =
        _ -> {
          throw new IllegalStateException(new SocketException("Connection reset"));
        };

    assertInternalError(server.send("GET", "/api/users/me"));
  }

  @Test
  @Tag("ASVS-16.5.3")
  void a_failing_filter_is_answered_too() {
    assertInternalError(server.send("GET", "/api/users/me?filter=throws"));
  }

  @Test
  void a_filter_that_cannot_reach_its_store_is_answered_503() {
    HttpResponse<String> answer = server.send("GET", "/api/users/me?filter=down");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().allValues("Retry-After")).containsExactly("3");
  }

  @Test
  void every_failure_has_an_id_of_its_own() {
    String first = assertInternalError(server.send("GET", "/api/users/me"));
    String second = assertInternalError(server.send("GET", "/api/users/me"));

    assertThat(first).isNotEqualTo(second);
  }

  @Test
  @Tag("ASVS-16.4.1")
  void a_message_cannot_forge_log_entries() {
    server.getMe =
        _ -> {
          throw new IllegalStateException("a\r\nERROR forged\u2028x\u001b[31m\u0085y");
        };
    server.send("GET", "/api/users/me");

    assertThat(ThrowableProxyUtil.asString(log.list.getLast().getThrowableProxy()))
        .contains("a  ERROR forged x [31m y");
  }

  @ParameterizedTest
  @CsvSource({"PT1S,1", "PT2S,2", "PT1.001S,2", "PT0.5S,1", "PT1M,60"})
  @Tag("ASVS-16.3.4")
  void an_unavailable_store_gets_retry_after(Duration retryAfter, String header) {
    server.getMe =
        _ -> {
          throw new UnavailableException(
              "session store", retryAfter, new IllegalStateException("secret\nforged"));
        };
    HttpResponse<String> answer = server.send("GET", "/api/users/me");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().allValues("Retry-After")).containsExactly(header);
    assertThat(answer.body())
        .matches(
            "\\{\"status\":\"error\","
                + "\"message\":\"The service is temporarily unavailable, please try again later\",\"code\":\"unavailable\","
                + "\"correlationId\":\"[0-9a-z-]{1,32}\"}");
    ILoggingEvent entry = log.list.getLast();
    assertThat(entry.getLevel()).isEqualTo(Level.WARN);
    assertThat(entry.getFormattedMessage())
        .contains("session store is unavailable", "secret forged");
    assertThat(entry.getThrowableProxy()).isNull();
  }

  @Test
  void every_route_answers_503() {
    UnavailableException down =
        new UnavailableException("user store", Duration.ofSeconds(1), new IllegalStateException());
    server.registerUser =
        _ -> {
          throw down;
        };
    server.login =
        _ -> {
          throw down;
        };
    server.refreshToken =
        _ -> {
          throw down;
        };
    server.logout =
        _ -> {
          throw down;
        };
    String login = "{\"email\":\"ada@example.com\",\"password\":\"12345678\"}";
    String registration = login.replace("}", ",\"passwordConfirm\":\"12345678\",\"name\":\"A\"}");

    assertThat(server.post("/api/auth/register", registration).statusCode()).isEqualTo(503);
    assertThat(server.post("/api/auth/login", login).statusCode()).isEqualTo(503);
    assertThat(server.send("GET", "/api/auth/refresh", "Cookie", "refresh_token=a").statusCode())
        .isEqualTo(503);
    assertThat(server.send("POST", "/api/auth/logout").statusCode()).isEqualTo(503);
  }

  @Test
  void a_client_that_hangs_up_in_the_middle_of_a_body_is_not_a_failure() throws Exception {
    server.sendAndHangUp(
        "POST /api/auth/login HTTP/1.1",
        "Host: x",
        "Content-Type: application/json",
        "Content-Length: 100",
        "",
        "{");
    server.sendAndHangUp(
        "POST /api/auth/login HTTP/1.1",
        "Host: x",
        "Content-Type: application/json",
        "Transfer-Encoding: chunked",
        "",
        "5",
        "{");
    server.send("GET", "/api/healthchecker");

    assertThat(log.list).isEmpty();
  }

  private static String assertInternalError(HttpResponse<String> answer) {
    Matcher body = INTERNAL_ERROR.matcher(answer.body());
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    assertThat(body.matches()).as(answer.body()).isTrue();
    return body.group(1);
  }
}
