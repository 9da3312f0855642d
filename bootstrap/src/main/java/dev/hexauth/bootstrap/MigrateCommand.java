package dev.hexauth.bootstrap;

import dev.hexauth.adapter.persistence.PersistenceConfiguration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code --migrate}: brings the tables in PostgreSQL up to date, with the service's {@code
 * POSTGRES_…} and no other setting, and serves nothing. For a service that may not, as {@code
 * hexauth.postgres.migrate=false} says.
 */
final class MigrateCommand {

  private static final String ARGUMENT = "--migrate";

  private static final int DONE = 0;

  private MigrateCommand() {}

  /** Whether {@code arguments} ask for this command. */
  static boolean isIn(String... arguments) {
    return Arrays.asList(arguments).contains(ARGUMENT);
  }

  /** The part of the service that the command needs. */
  static SpringApplication application() {
    SpringApplication application = new SpringApplication(PersistenceConfiguration.Tables.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setLogStartupInfo(false);
    return application;
  }

  /**
   * Migrates, and says in the log which version the tables are at; a failure is reported as one of
   * the start.
   *
   * @return what the process is to end with
   */
  static int run(SpringApplication application, String... arguments) {
    Stream<String> stores = Stream.of("--hexauth.users=postgres", "--hexauth.sessions=postgres");
    String[] all = Stream.concat(Arrays.stream(arguments), stores).toArray(String[]::new);
    try (ConfigurableApplicationContext _ = application.run(all)) {
      return DONE;
    }
  }
}
