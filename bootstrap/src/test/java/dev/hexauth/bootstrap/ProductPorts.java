package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which class answers each port of an assembly of the product. */
final class ProductPorts {

  /** The ports that every assembly answers alike. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "hasher", "PooledPasswordHasher",
          "breachedPasswords", "BreachedPasswordLists",
          "signer", "JwtTokenSigner",
          "verifier", "JwtTokenVerifier",
          "ids", "SecureRandomIds",
          "publicIds", "HashedPublicIds",
          "nodeThrottle", "InMemoryThrottle",
          "events", "AuditedSecurityEvents");

  private ProductPorts() {}

  /**
   * Fails unless users, their directory, mail and service keys are answered by the adapter for
   * {@code users}, for instance {@code Postgres}, sessions, attempts and known networks by that for
   * {@code sessions}, and every other port as always.
   */
  static void assertAnswered(Assembly assembly, String users, String sessions) {
    Map<String, String> expected = new HashMap<>(ALWAYS);
    expected.put("users", users + "UserRepository");
    expected.put("directory", users + "UserDirectory");
    expected.put("mailRecords", users + "MailRecords");
    expected.put("serviceKeys", users + "ServiceKeys");
    expected.put("sessions", sessions + "SessionStore");
    expected.put("throttle", sessions + "Throttle");
    expected.put("networks", sessions + "KnownNetworks");
    Map<String, String> answering = new TreeMap<>(assembly.ports().answering());
    answering.replaceAll((_, name) -> name.replaceFirst("^.*\\.", ""));
    assertThat(answering).isEqualTo(expected);
  }
}
