package dev.hexauth.bootstrap;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** All attacks on tokens, verified by the JDK without native code. */
final class JdkSignaturesTest implements TokenAttackContract {

  private static Assembly assembly;

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.token.native-code", "off");
    assembly = Assembly.start(settings);
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @Override
  public boolean inEveryWay() {
    return true;
  }

  @AfterAll
  static void stop() {
    assembly.close();
  }
}
