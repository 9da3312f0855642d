package dev.hexauth.adapter.security;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id, version 1.3 (RFC 9106), in the PHC string format. */
final class Argon2idFunction implements SlowFunction {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Salts of 8 to 48 bytes and hashes of 16 to 64, in base64 without padding. */
  private static final Pattern STORED =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(?<memory>[1-9][0-9]{0,6}),t=(?<iterations>[1-9][0-9]?)"
              + ",p=(?<parallelism>[1-9][0-9]?)"
              + "\\$(?<salt>[A-Za-z0-9+/]{11,64})\\$(?<hash>[A-Za-z0-9+/]{22,86})");

  private final Cost cost;
  private final Argon2PasswordEncoder encoder;

  Argon2idFunction(Cost cost) {
    this.cost = cost;
    this.encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES, HASH_BYTES, cost.parallelism(), cost.memoryKib(), cost.iterations());
  }

  @Override
  public boolean takes(String text) {
    return !text.isEmpty();
  }

  @Override
  public boolean understands(String stored) {
    return costOf(stored).isPresent();
  }

  @Override
  public boolean isCurrent(String stored) {
    return costOf(stored).filter(cost::equals).isPresent();
  }

  @Override
  public String hash(String text) {
    return encoder.encode(text);
  }

  @Override
  public boolean matches(String text, String stored) {
    return encoder.matches(text, stored);
  }

  /** The cost that {@code stored} names, or empty if it cannot be computed. */
  private static Optional<Cost> costOf(String stored) {
    Matcher matcher = STORED.matcher(stored);
    if (!matcher.matches()
        || !isBase64(matcher.group("salt"))
        || !isBase64(matcher.group("hash"))) {
      return Optional.empty();
    }
    return Optional.of(
            new Cost(
                Integer.parseInt(matcher.group("memory")),
                Integer.parseInt(matcher.group("iterations")),
                Integer.parseInt(matcher.group("parallelism"))))
        .filter(Cost::isComputable);
  }

  /** No number of bytes has a base64 form that is one longer than a multiple of four. */
  private static boolean isBase64(String letters) {
    return letters.length() % 4 != 1;
  }

  /** What one hash costs: the parameters m, t and p of RFC 9106. */
  record Cost(int memoryKib, int iterations, int parallelism) {

    static final int MAX_MEMORY_KIB = 1 << 20;
    static final int MAX_ITERATIONS = 32;
    static final int MAX_PARALLELISM = 16;

    /** Whether Argon2 allows it, and it takes no more than a gibibyte and some seconds. */
    boolean isComputable() {
      return parallelism >= 1
          && parallelism <= MAX_PARALLELISM
          && iterations >= 1
          && iterations <= MAX_ITERATIONS
          && memoryKib >= 8 * parallelism
          && memoryKib <= MAX_MEMORY_KIB;
    }
  }
}
