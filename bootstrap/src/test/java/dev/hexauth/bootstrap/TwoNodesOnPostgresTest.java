package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on PostgreSQL alone. */
final class TwoNodesOnPostgresTest implements TwoNodesContract {

  private static Assembly a;
  private static Assembly b;

  @BeforeAll
  static void start() {
    Map<String, String> stores =
        StoreSettings.patient(StoreSettings.postgres(TestServices.newPostgresDatabase()));
    a = Assembly.start(stores);
    b = Assembly.start(stores, a.clock().another());
  }

  @Override
  public Assembly a() {
    return a;
  }

  @Override
  public Assembly b() {
    return b;
  }

  @Test
  void both_nodes_have_the_adapters_of_this_assembly() {
    ProductPorts.assertAnswered(a, "Postgres", "Postgres");
    ProductPorts.assertAnswered(b, "Postgres", "Postgres");
  }

  @AfterAll
  static void stop() {
    a.close();
    b.close();
  }
}
