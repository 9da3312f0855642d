package dev.hexauth.example.orders;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a client without hexauth's key can make of a token. */
final class Forgeries {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Forgeries() {}

  static List<String> of(String token) {
    String[] parts = token.split("\\.", -1);
    String kid = decoded(parts[0]).replaceFirst(".*\"kid\":\"([^\"]+)\".*", "$1");
    String claims = decoded(parts[1]);
    String admin = encoded(claims.replace("[\"user\"]", "[\"admin\"]"));
    String other = claims.replaceFirst("\"iss\":\"[^\"]+\"", "\"iss\":\"http://localhost:1\"");
    return List.of(
        "token",
        parts[0] + "." + parts[1] + ".",
        parts[0] + "." + admin + "." + parts[2],
        parts[0] + "." + encoded(other) + "." + parts[2],
        header("none", kid) + "." + admin + ".",
        header("HS256", kid) + "." + admin + "." + parts[2],
        header("RS512", kid) + "." + parts[1] + "." + parts[2],
        header("RS256", "unknown") + "." + parts[1] + "." + parts[2],
        encoded(
                "{\"alg\":\"RS256\",\"kid\":\"a\",\"typ\":\"at+jwt\",\"jku\":\"http://localhost:1\"}")
            + "."
            + admin
            + "."
            + parts[2]);
  }

  private static String header(String algorithm, String kid) {
    return encoded("{\"typ\":\"at+jwt\",\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, kid));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
