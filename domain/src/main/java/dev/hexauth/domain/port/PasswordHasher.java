package dev.hexauth.domain.port;

import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;

/**
 * Turns passwords into hashes that are slow to guess, and compares. Every character of a password
 * counts; passwords that are equal in Unicode's form NFC are one (UAX #15).
 */
public interface PasswordHasher {

  /** A new hash of {@code password}, salted, so that no two are equal. */
  PasswordHash hash(RawPassword password);

  /**
   * Whether {@code hash} was made of {@code password}; computes one hash in any case. False, and at
   * the same cost, for a stored form that this hasher does not understand.
   */
  boolean matches(RawPassword password, PasswordHash hash);

  /** Whether {@code hash} was made with another algorithm or cost than {@link #hash} uses now. */
  boolean isOutdated(PasswordHash hash);

  /** A hash that no password matches and that costs as much to compare as one made now. */
  PasswordHash decoy();
}
