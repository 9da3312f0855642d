package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.devservices.TestServices;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The command that migrates the tables where the service may not. */
@ExtendWith(OutputCaptureExtension.class)
final class MigrateCommandTest {

  @Test
  void the_service_starts_once_the_command_has_migrated(CapturedOutput output) {
    Map<String, String> stores =
        new HashMap<>(StoreSettings.postgres(TestServices.newPostgresDatabase()));
    stores.put("hexauth.postgres.migrate", "false");
    assertThatThrownBy(() -> Assembly.start(stores).close());
    assertThat(output)
        .contains("The tables in PostgreSQL lack migration 1, ", "--migrate")
        .doesNotContainPattern("\\tat [\\w.$]+\\(");

    assertThat(migrated(stores)).isZero();
    assertThat(output).contains("schema version ");
    try (Assembly assembly = Assembly.start(stores)) {
      assembly.api().register(Account.any()).succeeded(201);
    }
    assertThat(migrated(stores)).as("once more").isZero();
  }

  @Test
  void only_its_own_argument_starts_it() {
    assertThat(MigrateCommand.isIn("--server.port=1", "--migrate")).isTrue();
    assertThat(MigrateCommand.isIn("migrate", "--migrate=false", "--migrations")).isFalse();
  }

  /** The command needs neither keys nor Redis. */
  private static int migrated(Map<String, String> stores) {
    Map<String, String> settings = new HashMap<>(stores);
    settings.remove("hexauth.sessions");
    settings.put("logging.level.dev.hexauth", "info");
    SpringApplication application = MigrateCommand.application();
    Assembly.confine(application, settings, new SettableClock());
    return MigrateCommand.run(application);
  }
}
