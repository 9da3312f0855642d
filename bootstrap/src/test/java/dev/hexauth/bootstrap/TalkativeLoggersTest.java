package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Loggers that write secrets are named at start-up. */
@ExtendWith(OutputCaptureExtension.class)
final class TalkativeLoggersTest {

  private static final String WARNING = "passwords and tokens reach the log";

  @Test
  @Tag("ASVS-16.2.5")
  void a_logger_that_writes_a_password_is_named_at_the_start(CapturedOutput output) {
    Account account = Account.any();
    logIn(account, Map.of("logging.level.org.apache.coyote.http11", "trace"));

    assertThat(output.getAll()).contains(account.password());
    assertThat(warnings(output))
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .contains(" WARN ", "TRACE: org.apache.coyote.http11.")
                .contains("logging.level.org.apache.coyote.http11=info"));
  }

  @Test
  @Tag("ASVS-16.2.5")
  void what_the_service_logs_itself_has_no_password_and_needs_no_warning(CapturedOutput output) {
    Account account = Account.any();
    logIn(
        account,
        Map.of("logging.level.dev.hexauth", "trace", "logging.level.org.apache.coyote", "info"));

    assertThat(output.getAll()).doesNotContain(account.password());
    assertThat(warnings(output)).isEmpty();
  }

  private static void logIn(Account account, Map<String, String> levels) {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.putAll(levels);
    try (Assembly assembly = Assembly.start(settings)) {
      assembly.api().register(account).succeeded(201);
      assembly.api().login(account).succeeded(200);
    }
  }

  private static List<String> warnings(CapturedOutput output) {
    return output.getAll().lines().filter(line -> line.contains(WARNING)).toList();
  }
}
