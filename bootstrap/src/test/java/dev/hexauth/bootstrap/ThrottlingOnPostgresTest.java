package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void attempts_are_counted_by_the_adapter_of_this_assembly() {
    ProductPorts.assertAnswered(assembly, "Postgres", "Postgres");
  }

  @AfterAll
  static void stop() {
    assembly.close();
    other.close();
  }
}
