package dev.hexauth.bootstrap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Attempts are counted in memory. */
final class ThrottlingInMemoryTest implements ThrottlingContract {

  private static Assembly assembly;

  @BeforeAll
  static void start() {
    assembly = Assembly.start(ThrottlingContract.with(StoreSettings.memory()));
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
