package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Users and sessions in PostgreSQL. */
final class PostgresAssemblyTest implements HttpAcceptanceContract {

  private static Assembly assembly;

  @BeforeAll
  static void start() {
    assembly =
        Assembly.start(
            StoreSettings.patient(StoreSettings.postgres(TestServices.newPostgresDatabase())));
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @AfterAll
  static void stop() {
    assembly.close();
  }
}
