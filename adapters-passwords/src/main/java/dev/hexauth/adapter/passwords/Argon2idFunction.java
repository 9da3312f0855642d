package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.user.HashFlaw;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id, version 1.3 (RFC 9106), in the PHC string format, by Bouncy Castle. */
final class Argon2idFunction implements SlowFunction {

  /** The length of new salts, in bytes. */
  static final int SALT_BYTES = 16;

  /** The length of new results, in bytes. */
  static final int HASH_BYTES = 32;

  /** The most memory that a hash of other software may need: 128 MiB. */
  static final int MAX_FOREIGN_MEMORY_KIB = 128 * 1024;

  /** The most passes that a hash of other software may need. */
  static final int MAX_FOREIGN_ITERATIONS = 10;

  private static final Pattern OF_ANY_COST =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=[0-9]+,t=[0-9]+,p=[0-9]+\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+");

  private final Argon2id cost;
  private final SecureRandom random;
  private final Argon2PasswordEncoder encoder;

  Argon2idFunction(Argon2id cost, SecureRandom random) {
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
  public Optional<HashFlaw> flawOf(String stored) {
    Optional<Argon2id> storedCost = costOf(stored);
    if (storedCost.filter(this::isBearable).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        storedCost.isPresent() || OF_ANY_COST.matcher(stored).matches()
            ? HashFlaw.COST_OUT_OF_BOUNDS
            : HashFlaw.UNKNOWN);
  }

  private boolean isBearable(Argon2id storedCost) {
    return storedCost.equals(cost)
        || (storedCost.memoryKib() <= MAX_FOREIGN_MEMORY_KIB
            && storedCost.iterations() <= MAX_FOREIGN_ITERATIONS);
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

  /** A random salt of {@value #SALT_BYTES} bytes. */
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
  private static Optional<Argon2id> costOf(String stored) {
    return Argon2idForm.parse(stored).map(Argon2idForm::cost);
  }
}
