package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Salted SHA-256: fast and insecure, for tests only. The stored form is {@code
 * sha256$cost$salt$digest}; the salts are sequential, not random.
 */
@Mutable({"hashed", "last", "salts"})
final class Sha256PasswordHasher implements PasswordHasher {

  private static final Pattern FORM =
      Pattern.compile("sha256\\$([1-9]\\d{0,3})\\$([0-9a-z]+)\\$([0-9a-z]+)");

  private static final int MAX_FOREIGN_COST = 15;
  private static final Optional<HashFlaw> UNKNOWN = Optional.of(HashFlaw.UNKNOWN);

  private final int cost;
  private final AtomicInteger hashed = new AtomicInteger();
  private final AtomicReference<Optional<Claimant>> last = new AtomicReference<>(Optional.empty());
  private final AtomicInteger salts = new AtomicInteger();

  /**
   * @param cost the number of rounds, 1 to 9999
   */
  Sha256PasswordHasher(int cost) {
    this.cost = cost;
  }

  @Override
  public PasswordHash hash(RawPassword password, Claimant claimant) {
    String salt = Integer.toString(salts.incrementAndGet());
    return form(salt, digest(cost, salt, password, claimant));
  }

  @Override
  public boolean matches(RawPassword password, PasswordHash hash, Claimant claimant) {
    Optional<Matcher> form = parse(hash);
    int formCost = form.map(Sha256PasswordHasher::costOf).orElse(cost);
    String salt = form.map(f -> f.group(2)).orElse("");
    String digest = digest(formCost, salt, password, claimant);
    return form.map(f -> f.group(3)).filter(digest::equals).isPresent();
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return parse(hash).filter(form -> costOf(form) == cost).isEmpty();
  }

  @Override
  public Optional<HashFlaw> flawOf(PasswordHash hash) {
    return parse(hash).map(Sha256PasswordHasher::costOf).map(this::flawOf).orElse(UNKNOWN);
  }

  private Optional<HashFlaw> flawOf(int formCost) {
    return formCost > MAX_FOREIGN_COST && formCost > cost
        ? Optional.of(HashFlaw.COST_OUT_OF_BOUNDS)
        : Optional.empty();
  }

  @Override
  public PasswordHash decoy() {
    return form("decoy", "none");
  }

  /** How many hashes have been computed, for new hashes and comparisons. */
  int hashed() {
    return hashed.get();
  }

  /** The claimant for whom the last hash was computed. */
  Optional<Claimant> lastClaimant() {
    return last.get();
  }

  private PasswordHash form(String salt, String digest) {
    return new PasswordHash("sha256$" + cost + "$" + salt + "$" + digest);
  }

  private static Optional<Matcher> parse(PasswordHash hash) {
    return Optional.of(FORM.matcher(hash.encoded())).filter(Matcher::matches);
  }

  private static int costOf(Matcher form) {
    return Integer.parseInt(form.group(1));
  }

  private String digest(int rounds, String salt, RawPassword password, Claimant claimant) {
    last.set(Optional.of(claimant));
    hashed.incrementAndGet();
    String digest = Sha256.of(salt + "$" + Nfc.of(password));
    for (int round = 1; round < rounds; round++) {
      digest = Sha256.of(digest);
    }
    return digest;
  }
}
