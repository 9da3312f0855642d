package dev.hexauth.bootstrap;

import dev.hexauth.adapter.persistence.PostgresTables;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code --migrate}: migrates the tables in PostgreSQL, with the service's {@code POSTGRES_…} and
 * no other setting, and serves no requests. For a service that may not migrate, with {@code
 * hexauth.postgres.migrate=false}.
 */
final class MigrateCommand {

  private static final String ARGUMENT = "--migrate";

  private static final int DONE = 0;

  private MigrateCommand() {}

  /** Whether {@code arguments} are for this command. */
  static boolean isIn(String... arguments) {
    return Arrays.asList(arguments).contains(ARGUMENT);
  }

  /** The part of the service that the command needs. */
  static SpringApplication application() {
    return Commands.application(PostgresTables.class);
  }

  /**
   * Migrates, and logs the version of the tables; a failure is reported like one at start-up.
   *
   * @return the exit code
   */
  static int run(SpringApplication application, String... arguments) {
    Stream<String> stores = Stream.of("--hexauth.users=postgres", "--hexauth.sessions=postgres");
    String[] all = Stream.concat(Arrays.stream(arguments), stores).toArray(String[]::new);
    try (ConfigurableApplicationContext _ = application.run(all)) {
      return DONE;
    }
  }
}
