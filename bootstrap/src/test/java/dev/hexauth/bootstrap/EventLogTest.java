package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** The log lines about requests, as an operator reads them. */
@ExtendWith(OutputCaptureExtension.class)
final class EventLogTest {

  private static final Pattern START =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}(Z|[+-]\\d{2}:\\d{2}) .*");

  /** Where Spring Boot keeps the log format of an application, for the whole JVM. */
  @AfterEach
  void forgetTheFormat() {
    System.clearProperty(
        LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
  }

  @Test
  @Tag("ASVS-16.2.1")
  @Tag("ASVS-16.3.1")
  void a_line_has_the_time_the_user_the_session_and_the_client(CapturedOutput output) {
    try (Assembly assembly = Assembly.start(atInfo(Map.of()))) {
      Api api = assembly.api();
      Account account = Account.any();
      String user = api.register(account).succeeded(201).json().at("/data/user/id").asString();
      api.login(account.withPassword("a wrong one")).failed(400);
      Reply login = api.login(account).succeeded(200);
      String session = currentSession(api, login);

      assertThat(lineWith(output, "user_registered"))
          .contains("user.id=\"" + user + "\"")
          .contains("client.ip=\"127.0.0.1\"");
      assertThat(lineWith(output, "login_failed"))
          .contains("event.reason=\"wrong_password\"")
          .contains("user.id=\"" + user + "\"");
      assertThat(lineWith(output, "logged_in"))
          .contains("user.id=\"" + user + "\"")
          .contains("session.id=\"" + session + "\"")
          .contains("client.ip=\"127.0.0.1\"")
          .contains("user_agent.original=\"Java-http-client/");
    }
  }

  @Test
  void a_start_says_which_key_signs(CapturedOutput output) {
    try (Assembly assembly = Assembly.start(atInfo(Map.of()))) {
      String kid =
          assembly.api().get("/.well-known/jwks.json").send().json().at("/keys/0/kid").asString();
      assertThat(eventLines(output).stream().filter(line -> line.contains("keys_loaded")))
          .hasSize(2)
          .anyMatch(line ->
              line.contains("token.kind=\"access\" key.active=\"" + kid + "\" key.others=\"\""))
          .anyMatch(line -> line.contains("token.kind=\"refresh\""));
    }
  }

  @Test
  @Tag("ASVS-16.4.1")
  void a_client_cannot_inject_lines_or_keys(CapturedOutput output) {
    try (Assembly assembly = Assembly.start(atInfo(Map.of()))) {
      rejectedAs(assembly, "x\" event.action=\"admin_made\" user.target.id=\"y\\");

      List<String> lines = eventLines(output);
      assertThat(lines).noneMatch(line -> line.contains("event.action=\"admin_made\""));
      assertThat(lineWith(output, "token_rejected"))
          .endsWith("user_agent.original=\"x' event.action='admin_made' user.target.id='y/\"");
    }
  }

  @Test
  @Tag("ASVS-16.2.4")
  @Tag("ASVS-16.4.1")
  void as_json_every_line_is_one_object_in_the_elastic_common_schema(CapturedOutput output) {
    try (Assembly assembly =
        Assembly.start(atInfo(Map.of("logging.structured.format.console", "ecs")))) {
      rejectedAs(assembly, "x\",\"event\":{\"action\":\"admin_made\"},\"y\":\"\\");

      List<JsonNode> lines =
          output
              .toString()
              .lines()
              .filter(line -> line.contains("hexauth.security"))
              .map(Json::tree)
              .toList();
      assertThat(lines).hasSize(3);
      JsonNode rejected = lines.getLast();
      assertThat(rejected.at("/@timestamp").asString()).endsWith("Z");
      assertThat(rejected.at("/log/level").asString()).isEqualTo("INFO");
      assertThat(rejected.at("/event/action").asString()).isEqualTo("token_rejected");
      assertThat(rejected.at("/event/reason").asString()).isEqualTo("not_an_access_token");
      assertThat(rejected.at("/client/ip").asString()).isEqualTo("127.0.0.1");
      assertThat(rejected.at("/user_agent/original").asString())
          .isEqualTo("x','event':{'action':'admin_made'},'y':'/");
    }
  }

  @Test
  @Tag("ASVS-16.3.1")
  void a_flood_from_one_network_is_a_line_of_each_kind_and_a_count(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(atInfo(Map.of()));
    settings.put("hexauth.throttle.login-per-account", "5/1m");
    try (Assembly assembly = Assembly.start(settings)) {
      Api api = assembly.api();
      Account account = Account.any();
      for (int i = 0; i < 200; i++) {
        api.get("/api/users/me")
            .bearer("forged" + i)
            .header("User-Agent", "x".repeat(i))
            .header("X-Forwarded-For", "192.0.2." + i)
            .header("Forwarded", "for=192.0.2." + i)
            .send()
            .failed(401);
      }
      for (int i = 0; i < 20; i++) {
        api.login(account).failed(i < 5 ? 400 : 429);
      }
      for (int i = 0; i < 20; i++) {
        api.refresh("forged" + i).failed(403);
      }
      assertThat(floodLines(output)).hasSize(4);

      assembly.clock().advance(Duration.ofMinutes(1));
      api.refresh("forged").failed(403);
      assertThat(floodLines(output))
          .hasSize(8)
          .anyMatch(line -> line.contains("\"not_an_access_token\" event.count=\"199\""))
          .anyMatch(line -> line.contains("\"no_such_user\" event.count=\"4\""))
          .anyMatch(line -> line.contains("\"logins_by_strangers\" event.count=\"14\""))
          .anyMatch(line -> line.contains("\"not_a_refresh_token\" event.count=\"19\""));
    }
    assertThat(floodLines(output))
        .hasSize(9)
        .last()
        .asString()
        .endsWith("event.count=\"1\" client.network=\"127.0.0.1\"");
  }

  private static List<String> floodLines(CapturedOutput output) {
    return eventLines(output).stream().filter(line -> !line.contains("keys_loaded")).toList();
  }

  @Test
  @Tag("ASVS-16.4.1")
  void as_json_a_failure_with_its_stack_trace_is_one_object_too(CapturedOutput output) {
    Map<String, String> settings = atInfo(Map.of("logging.structured.format.console", "ecs"));
    String id;
    try (Assembly assembly = Assembly.start(BreakableStores.class, settings)) {
      id = failedWith(assembly, "a\n{\"message\":\"forged\"}\r\u2028b");
    }

    List<JsonNode> lines = output.toString().lines().map(Json::tree).toList();
    assertThat(lines)
        .hasSizeGreaterThan(5)
        .allSatisfy(line -> assertThat(line.at("/@timestamp").asString()).endsWith("Z"))
        .noneMatch(line -> line.at("/message").asString().equals("forged"));
    JsonNode failure =
        lines.stream()
            .filter(line -> line.at("/message").asString().contains(id))
            .findAny()
            .orElseThrow();
    assertThat(failure.at("/log/level").asString()).isEqualTo("ERROR");
    assertThat(failure.at("/error/stack_trace").asString()).contains("\tat dev.hexauth.");
  }

  /**
   * Makes the service fail with {@code message}, and returns the correlation id of the response.
   */
  private static String failedWith(Assembly assembly, String message) {
    List<Reply> replies = new ArrayList<>();
    BreakableStores.broken(
        new IllegalStateException(message), () -> replies.add(assembly.api().login(Account.any())));
    return replies.getFirst().json().at("/correlationId").asString();
  }

  private static void rejectedAs(Assembly assembly, String userAgent) {
    assembly
        .api()
        .get("/api/users/me")
        .bearer("forged")
        .header("User-Agent", userAgent)
        .send()
        .failed(401);
  }

  private static Map<String, String> atInfo(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("logging.level.root", "info");
    settings.putAll(more);
    return settings;
  }

  private static String currentSession(Api api, Reply login) {
    Reply sessions =
        api.get("/api/auth/sessions").bearer(login.cookie("access_token")).send().succeeded(200);
    return sessions.json().at("/data/sessions/0/id").asString();
  }

  private static String lineWith(CapturedOutput output, String event) {
    List<String> lines =
        eventLines(output).stream()
            .filter(line -> line.contains("event.action=\"" + event + "\""))
            .toList();
    assertThat(lines).hasSize(1).allMatch(line -> START.matcher(line).matches());
    return lines.getFirst();
  }

  /** The log lines about events. */
  private static List<String> eventLines(CapturedOutput output) {
    return output.toString().lines().filter(line -> line.contains("hexauth.security")).toList();
  }
}
