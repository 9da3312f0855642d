package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.user.HashFlaw;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * bcrypt in Java. Writes {@code $2b$}, and also reads {@code $2a$} and {@code $2y$}, which other
 * libraries write.
 */
final class BcryptFunction implements SlowFunction {

  /** The lowest cost that bcrypt allows. */
  static final int MIN_COST = 4;

  /** The highest cost that is computed: a quarter of a minute for one hash. */
  static final int MAX_COST = 18;

  /** The highest cost that a hash of other software may have: some seconds for one hash. */
  static final int MAX_FOREIGN_COST = 15;

  /** How much of a password bcrypt reads, in bytes of UTF-8. */
  static final int MAX_BYTES = 72;

  private static final Pattern STORED =
      Pattern.compile("\\$2[aby]\\$(?<cost>[0-9]{2})\\$[./A-Za-z0-9]{53}");

  /** As {@link #STORED}, and no bit is set that neither the salt nor the result has. */
  private static final Pattern EXACT =
      Pattern.compile(
          "\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{30}[.CGKOSWaeimquy26]");

  /** Of bcrypt's own base64. */
  private static final String ALPHABET =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** The number of characters of the result in a stored form, after the salt. */
  private static final int RESULT_CHARACTERS = 31;

  private final int cost;
  private final SecureRandom random;

  /**
   * @param cost {@link #MIN_COST} to {@link #MAX_COST}, the logarithm to base 2 of the rounds
   */
  BcryptFunction(int cost, SecureRandom random) {
    this.cost = cost;
    this.random = random;
  }

  /**
   * {@inheritDoc}
   *
   * <p>No text with a NUL: bcrypt repeats its key with a NUL between, so that {@code a}, NUL,
   * {@code a} would be as good as {@code a}.
   */
  @Override
  public boolean takes(String text) {
    return !text.isEmpty()
        && text.indexOf('\0') < 0
        && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  @Override
  public boolean understands(String stored) {
    int storedCost = costOf(stored);
    return storedCost >= MIN_COST && storedCost <= MAX_COST;
  }

  @Override
  public Optional<HashFlaw> flawOf(String stored) {
    if (!EXACT.matcher(stored).matches()) {
      return Optional.of(HashFlaw.UNKNOWN);
    }
    int storedCost = costOf(stored);
    return storedCost >= MIN_COST && storedCost <= Math.max(MAX_FOREIGN_COST, cost)
        ? Optional.empty()
        : Optional.of(HashFlaw.COST_OUT_OF_BOUNDS);
  }

  @Override
  public boolean isCurrent(String stored) {
    return costOf(stored) == cost;
  }

  @Override
  public String hash(String text) {
    return hash(text, newSalt());
  }

  /** The result for {@code text} with a salt from {@link #newSalt}. */
  String hash(String text, String salt) {
    return BCrypt.hashpw(text, salt);
  }

  /** The start of a new stored form: prefix, cost and salt. */
  String newSalt() {
    return newSalt(cost);
  }

  private String newSalt(int logRounds) {
    return BCrypt.gensalt("$2b", logRounds, random);
  }

  /**
   * The salts of the hashes that compensate for the lower cost of {@code stored}. Each step of the
   * cost doubles the rounds, so from cost c to cost C the hashes at c, c + 1, … C - 1 are missing:
   * 2^c + 2^c + … + 2^(C-1) = 2^C rounds.
   */
  List<String> compensatingSalts(String stored) {
    int storedCost = costOf(stored);
    return storedCost < 0
        ? List.of(newSalt())
        : IntStream.range(storedCost, cost).mapToObj(this::newSalt).toList();
  }

  @Override
  public void compensate(String text, String stored) {
    compensatingSalts(stored).forEach(salt -> hash(text, salt));
  }

  @Override
  public String decoy() {
    StringBuilder decoy = new StringBuilder(newSalt());
    random
        .ints(RESULT_CHARACTERS - 1, 0, ALPHABET.length())
        .forEach(i -> decoy.append(ALPHABET.charAt(i)));
    // The last character holds four bits, so not every character of the alphabet is possible.
    return decoy.append(ALPHABET.charAt(0)).toString();
  }

  @Override
  public boolean matches(String text, String stored) {
    return BCrypt.checkpw(text, stored);
  }

  /** The cost that {@code stored} names, or -1 if it is not a bcrypt hash. */
  private static int costOf(String stored) {
    Matcher matcher = STORED.matcher(stored);
    return matcher.matches() ? Integer.parseInt(matcher.group("cost")) : -1;
  }
}
