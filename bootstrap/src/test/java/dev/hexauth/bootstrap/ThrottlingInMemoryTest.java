package dev.hexauth.bootstrap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void attempts_are_counted_by_the_adapter_of_this_assembly() {
    ProductPorts.assertAnswered(assembly, "InMemory", "InMemory");
  }

  @AfterAll
  static void stop() {
    assembly.close();
  }
}
