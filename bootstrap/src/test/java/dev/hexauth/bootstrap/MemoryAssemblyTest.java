package dev.hexauth.bootstrap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Users and sessions in memory. */
final class MemoryAssemblyTest implements HttpAcceptanceContract {

  private static Assembly assembly;

  @BeforeAll
  static void start() {
    assembly = Assembly.start(StoreSettings.memory());
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
