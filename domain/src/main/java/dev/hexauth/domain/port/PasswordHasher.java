package dev.hexauth.domain.port;

import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import java.util.Optional;

/**
 * Hashes passwords with a function that is slow to compute, and compares them. Every character of a
 * password counts. Passwords with the same Unicode form NFC are the same password (UAX #15).
 *
 * <p>Claimants may have to take turns, so that no network and no account gets all the computing
 * time. If the turn of a claimant does not come in time, the call fails with {@link
 * dev.hexauth.domain.UnavailableException}, in which the hasher's name is "password hashing".
 */
public interface PasswordHasher {

  /**
   * Fails early if the turn of {@code claimant} is not expected to come in time, so that the caller
   * need not query a store first. It guarantees nothing: {@link #hash} and {@link #matches} may
   * still fail. The default, for a hasher without turns, never fails.
   *
   * @throws dev.hexauth.domain.UnavailableException if the turn is not expected to come in time
   */
  default void ensureTurn(Claimant claimant) {}

  /**
   * A new hash of {@code password}, with a salt, so that no two hashes are equal.
   *
   * @param claimant for whom it is computed
   */
  PasswordHash hash(RawPassword password, Claimant claimant);

  /**
   * Whether {@code hash} was made of {@code password}. False for a stored form that this hasher
   * does not understand. A mismatch takes as long for every stored form as for the {@link #decoy},
   * and longer only for a form of a higher cost or another algorithm than the hasher is set up for.
   *
   * @param claimant for whom it is computed
   */
  boolean matches(RawPassword password, PasswordHash hash, Claimant claimant);

  /** Whether {@code hash} was made with another algorithm or cost than {@link #hash} uses now. */
  boolean isOutdated(PasswordHash hash);

  /**
   * Why {@code hash}, which other software made, is not to be taken over, or empty if {@link
   * #matches} accepts the password it was made of. The bounds of its cost are narrower than those
   * of {@link #matches}: anyone who knows an e-mail address can make the service compute it.
   */
  Optional<HashFlaw> flawOf(PasswordHash hash);

  /** A hash that no password matches, and that takes as long to compare as any other. */
  PasswordHash decoy();
}
