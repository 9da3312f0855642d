package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hexauth.application.Logout;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log lines that tell an operator which setting is missing behind a proxy. */
final class ProxyLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.hexauth.adapter.web");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final TestServer server =
      TestServer.start(
          new WebSettings(
              Set.of("https://app.example.com"),
              true,
              false,
              List.of("192.0.2.0/24"),
              BodyDelivery.ANY,
              SameSite.LAX,
              true,
              false));

  @BeforeEach
  void listen() {
    server.logout = _ -> new Logout.Result.LoggedOut();
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    server.close();
  }

  @Test
  void a_refusal_names_the_origin_the_host_and_the_settings_once() {
    for (int i = 0; i < 3; i++) {
      logOut("Origin: https://evil.example", "Host: hexauth:8000");
    }

    assertThat(lines()).hasSize(1);
    assertThat(lines().getFirst())
        .contains(
            "origin https://evil.example,",
            "host hexauth:8000,",
            "hexauth.web.allowed-origins",
            "hexauth.web.trusted-proxies");
  }

  @Test
  void another_origin_or_host_is_another_line() {
    logOut("Origin: https://evil.example", "Host: a");
    logOut("Origin: https://evil.example", "Host: b");
    logOut("Referer: https://other.example/secret?token=abc", "Host: a");
    logOut("Sec-Fetch-Site: cross-site", "Host: a");

    assertThat(lines()).hasSize(4);
    assertThat(lines().get(2)).contains("origin https://other.example,").doesNotContain("secret");
    assertThat(lines().get(3)).contains("origin unknown,", "Sec-Fetch-Site cross-site");
  }

  @Test
  @Tag("ASVS-16.4.1")
  void an_origin_cannot_forge_lines_or_flood_the_log() {
    logOut("Origin: https://a\u0085WARN forged\u009b31m", "Host: a");
    logOut("Origin: " + "a".repeat(10_000), "Host: a");
    for (int i = 0; i < 300; i++) {
      logOut("Origin: https://evil" + i + ".example", "Host: a");
    }

    assertThat(lines()).hasSize(100);
    assertThat(lines().getFirst()).contains("origin https://a?WARN forged?31m,");
    assertThat(lines()).allMatch(line -> line.length() < 1_000);
  }

  @Test
  void a_proxy_that_no_setting_names_causes_one_warning_with_the_setting() {
    for (String header :
        List.of("X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 1.2.3.4", "Forwarded: for=a")) {
      logOut(header, "Host: a");
    }

    assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
    assertThat(lines().getFirst())
        .matches(
            "(127\\.0\\.0\\.1|::1) forwards .* hexauth\\.web\\.trusted-proxies=(127\\.0\\.0\\.1|::1)");
  }

  @Test
  void a_client_that_forwards_nothing_is_not_a_proxy() {
    logOut("X-Forwarded-Host: a", "Host: a");

    assertThat(log.list).isEmpty();
  }

  private void logOut(String header, String host) {
    server.rawLines("POST /api/auth/logout HTTP/1.1", host, "Connection: close", header);
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
