package dev.hexauth.example.mvstore;

import dev.hexauth.bootstrap.Assembly;
import dev.hexauth.bootstrap.HttpAcceptanceContract;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Users in memory, sessions in MVStore: with the settings that the page shows. */
final class MvStoreAssemblyTest implements HttpAcceptanceContract {

  private static Assembly assembly;

  @BeforeAll
  static void start() throws IOException {
    assembly = Assembly.start(HexauthOnMvStore.class, Page.read().settings());
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @Override
  public Set<String> adapters() {
    return Set.of(MvStoreSessionStore.class.getName());
  }

  @AfterAll
  static void stop() {
    assembly.close();
  }
}
