package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Attempts are counted in PostgreSQL, for two nodes together. */
final class ThrottlingOnPostgresTest implements ThrottlingContract {

  private static Assembly assembly;
  private static Assembly other;

  @BeforeAll
  static void start() {
    Map<String, String> settings =
        ThrottlingContract.with(
            StoreSettings.patient(StoreSettings.postgres(TestServices.newPostgresDatabase())));
    assembly = Assembly.start(settings);
    other = Assembly.start(settings, assembly.clock());
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @Override
  public Api otherNode() {
    return other.api();
  }

  @AfterAll
  static void stop() {
    assembly.close();
    other.close();
  }
}
