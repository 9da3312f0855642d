package dev.hexauth.domain.port;

import dev.hexauth.domain.user.RawPassword;

/**
 * Passwords that are known from breaches, which attackers try first. Queried when a user chooses a
 * password, never at a login.
 */
public interface BreachedPasswords {

  /**
   * Whether {@code password} is one of them; passwords with the same Unicode form NFC are equal
   * (UAX #15).
   */
  boolean include(RawPassword password);
}
