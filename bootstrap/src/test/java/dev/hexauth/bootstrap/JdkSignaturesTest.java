package dev.hexauth.bootstrap;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The attacks on tokens in every way, where the JDK verifies them and no native code. */
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
