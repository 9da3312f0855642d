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
  private final List<SlowFunction> rejecting;
  private final List<SlowFunction> known;
  private final PasswordHash decoy;

  /** Hashes with {@code function}, and compares with bcrypt and Argon2id; {@code code} computes. */
  static SlowPasswordHasher of(HashFunction function, SlowFunctions code) {
    return of(function, Optional.empty(), code);
  }

  /** The same, where the most expensive stored hashes are of {@code costliest}. */
  static SlowPasswordHasher of(
      HashFunction function, Optional<HashFunction> costliest, SlowFunctions code) {
    SecureRandom random = new SecureRandom();
    return new SlowPasswordHasher(
        code.of(function, random),
        rejecting(function, costliest).stream().map(each -> code.of(each, random)).toList(),
        List.of(code.of(Bcrypt.DEFAULT, random), code.of(Argon2id.DEFAULT, random)));
  }

  /** Of two costs of bcrypt the higher one is enough, because lower ones are topped up to it. */
  static List<HashFunction> rejecting(HashFunction current, Optional<HashFunction> costliest) {
    if (current instanceof Bcrypt(int own)
        && costliest.orElse(current) instanceof Bcrypt(int other)) {
      return List.of(new Bcrypt(Math.max(own, other)));
    }
    return Stream.concat(Stream.of(current), costliest.stream()).distinct().toList();
  }

  /** Without hashes that are more expensive than those of {@code current}. */
  SlowPasswordHasher(SlowFunction current, List<SlowFunction> others) {
    this(current, List.of(current), others);
  }

  /**
   * @param current hashes
   * @param rejecting each of them is computed once for every rejection
   * @param others whose stored forms are compared, too
   */
  SlowPasswordHasher(
      SlowFunction current, List<SlowFunction> rejecting, List<SlowFunction> others) {
    this.current = current;
    this.rejecting = rejecting;
    this.known = others;
    this.decoy = new PasswordHash(current.decoy());
  }

  @Override
  public PasswordHash hash(RawPassword password, Claimant claimant) {
    String text = Nfc.of(password);
    String mark = current.takes(text) ? "" : MARK;
    return new PasswordHash(mark + current.hash(taken(text, current)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>A password that the function does not take whole matches no unmarked form, even if other
   * software made that form of the password's beginning. A rejection computes each of the functions
   * for rejections once, as comparison or as compensation: so it costs the same by a decoy, and by
   * every stored form of one of these functions or of bcrypt at a lower cost.
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
      rejecting.forEach(each -> each.compensate(taken(text, each), compared));
    }
    return matches;
  }

  /** The input of {@code function} for {@code text}. */
  private static String taken(String text, SlowFunction function) {
    return function.takes(text) ? text : Digest.of(text);
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
