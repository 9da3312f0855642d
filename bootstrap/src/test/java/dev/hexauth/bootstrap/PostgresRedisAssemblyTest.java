package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Users in PostgreSQL, sessions in Redis. */
final class PostgresRedisAssemblyTest implements HttpAcceptanceContract {

  private static Assembly assembly;

  @BeforeAll
  static void start() {
    assembly =
        Assembly.start(
            StoreSettings.patient(
                StoreSettings.postgresAndRedis(
                    TestServices.newPostgresDatabase(), TestServices.newRedisDatabase())));
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
