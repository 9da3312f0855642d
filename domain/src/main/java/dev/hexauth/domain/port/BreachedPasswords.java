package dev.hexauth.domain.port;

import dev.hexauth.domain.user.RawPassword;

/**
 * Passwords that are known from breaches, which attackers try first. Queried when a user chooses a
 * password, never at a login. Its name in an {@link dev.hexauth.domain.UnavailableException} is
 * "list of breached passwords".
 */
public interface BreachedPasswords {

  /**
   * Whether {@code password} is one of them. Passwords with the same Unicode form NFC are the same
   * password (UAX #15).
   */
  boolean include(RawPassword password);
}
