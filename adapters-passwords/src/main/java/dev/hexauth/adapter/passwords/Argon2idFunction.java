package dev.hexauth.adapter.passwords;

import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id, version 1.3 (RFC 9106), in the PHC string format, by Bouncy Castle. */
final class Argon2idFunction implements SlowFunction {

  /** The length of new salts. */
  static final int SALT_BYTES = 16;

  /** The length of new results. */
  static final int HASH_BYTES = 32;

  private final Cost cost;
  private final SecureRandom random;
  private final Argon2PasswordEncoder encoder;

  Argon2idFunction(Cost cost, SecureRandom random) {
    this.cost = cost;
    this.random = random;
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
  public String decoy() {
    return new Argon2idForm(cost, newSalt(), randomBytes(HASH_BYTES)).text();
  }

  /** Random bytes for {@link #hash}. */
  byte[] newSalt() {
    return randomBytes(SALT_BYTES);
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public boolean matches(String text, String stored) {
    return encoder.matches(text, stored);
  }

  /** The cost that {@code stored} names, or empty if it cannot be computed. */
  private static Optional<Cost> costOf(String stored) {
    return Argon2idForm.parse(stored).map(Argon2idForm::cost);
  }

  /** The cost of one hash: the parameters m, t and p of RFC 9106. */
  record Cost(int memoryKib, int iterations, int parallelism) {

    static final int MAX_MEMORY_KIB = 1 << 20;
    static final int MAX_ITERATIONS = 32;
    static final int MAX_PARALLELISM = 16;

    /** Whether Argon2 allows it, and it takes at most a gibibyte and some seconds. */
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
