package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hashes with one slow function, and compares with the results of several. Passwords are normalised
 * first (see {@link Nfc}). The stored form is the function's own, which other software can read. If
 * the function does not take a password whole, the {@link Digest} of the password is hashed, and
 * {@value #MARK} precedes the stored form.
 */
final class SlowPasswordHasher implements PasswordHasher {

  /** The prefix of a stored form that was made of a digest. */
  static final String MARK = "{hmac-sha384}";

  private static final Optional<HashFlaw> UNKNOWN = Optional.of(HashFlaw.UNKNOWN);

  private final SlowFunction current;
  private final List<SlowFunction> known;
  private final PasswordHash decoy;

  /** Hashes with {@code function}, and compares with bcrypt and Argon2id; {@code code} computes. */
  static SlowPasswordHasher of(HashFunction function, SlowFunctions code) {
    SecureRandom random = new SecureRandom();
    return new SlowPasswordHasher(
        code.of(function, random),
        List.of(code.of(Bcrypt.DEFAULT, random), code.of(Argon2id.DEFAULT, random)));
  }

  /**
   * @param current hashes
   * @param others whose stored forms are compared, too
   */
  SlowPasswordHasher(SlowFunction current, List<SlowFunction> others) {
    this.current = current;
    this.known = others;
    this.decoy = new PasswordHash(current.decoy());
  }

  @Override
  public PasswordHash hash(RawPassword password, Claimant claimant) {
    String text = Nfc.of(password);
    return new PasswordHash(
        current.takes(text) ? current.hash(text) : MARK + current.hash(Digest.of(text)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A password that the function does not take whole matches no unmarked form, even if other
   * software made that form of the password's beginning. A rejection costs at least as much as one
   * by the decoy, whatever the cost and the function of the stored form.
   */
  @Override
  public boolean matches(RawPassword password, PasswordHash hash, Claimant claimant) {
    String text = Nfc.of(password);
    boolean marked = isMarked(hash);
    Optional<SlowFunction> maker = makerOf(hash);
    SlowFunction function = maker.orElse(current);
    String compared = maker.isPresent() ? unmarked(hash) : unmarked(decoy);

    boolean takes = function.takes(text);
    boolean same = function.matches(marked || !takes ? Digest.of(text) : text, compared);
    boolean matches = same && maker.isPresent() && (marked || takes) && !hash.equals(decoy);
    if (!matches) {
      current.compensate(taken(text), compared);
    }
    return matches;
  }

  /** The input of the current function for {@code text}. */
  private String taken(String text) {
    return current.takes(text) ? text : Digest.of(text);
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return !current.isCurrent(unmarked(hash));
  }

  @Override
  public Optional<HashFlaw> flawOf(PasswordHash hash) {
    return Stream.concat(Stream.of(current), known.stream())
        .map(function -> function.flawOf(unmarked(hash)))
        .reduce(UNKNOWN, (first, next) -> first.equals(UNKNOWN) ? next : first);
  }

  @Override
  public PasswordHash decoy() {
    return decoy;
  }

  private Optional<SlowFunction> makerOf(PasswordHash hash) {
    String form = unmarked(hash);
    if (current.understands(form)) {
      return Optional.of(current);
    }
    return known.stream().filter(function -> function.understands(form)).findFirst();
  }

  private static boolean isMarked(PasswordHash hash) {
    return hash.encoded().startsWith(MARK);
  }

  private static String unmarked(PasswordHash hash) {
    return isMarked(hash) ? hash.encoded().substring(MARK.length()) : hash.encoded();
  }
}
