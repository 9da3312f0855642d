package dev.hexauth.domain.port;

import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;

/**
 * Turns passwords into hashes that are slow to guess, and compares. Every character of a password
 * counts; passwords that are equal in Unicode's form NFC are one (UAX #15).
 *
 * <p>Computing a hash may wait for its turn. Turns are given out by claimant, so that no network
 * and no account can take them all. A claimant whose turn does not come in time gets {@link
 * dev.hexauth.domain.UnavailableException}.
 */
public interface PasswordHasher {

  /**
   * Refuses a claimant whose turn would not come in time, before a store is queried. A hasher
   * without turns has nothing to refuse. Returning promises nothing: {@link #hash} and {@link
   * #matches} decide.
   *
   * @throws dev.hexauth.domain.UnavailableException as they would
   */
  default void ensureTurn(Claimant claimant) {}

  /**
   * A new hash of {@code password}, salted, so that no two are equal.
   *
   * @param claimant for whom it is computed
   */
  PasswordHash hash(RawPassword password, Claimant claimant);

  /**
   * Whether {@code hash} was made of {@code password}. False for a stored form that this hasher
   * does not understand. An answer of false costs what {@link #hash} costs, whatever the stored
   * form; it costs more only for a form of a higher cost or another algorithm.
   *
   * @param claimant for whom it is computed
   */
  boolean matches(RawPassword password, PasswordHash hash, Claimant claimant);

  /** Whether {@code hash} was made with another algorithm or cost than {@link #hash} uses now. */
  boolean isOutdated(PasswordHash hash);

  /** A hash that no password matches and that costs as much to compare as one made now. */
  PasswordHash decoy();
}
