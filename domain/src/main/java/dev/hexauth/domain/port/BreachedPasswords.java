package dev.hexauth.domain.port;

import dev.hexauth.domain.user.RawPassword;

/**
 * Passwords that are known from breaches, which attackers try before all others. They are asked
 * about when somebody chooses a password, never at a login.
 */
public interface BreachedPasswords {

  /**
   * Whether {@code password} is one of them; passwords that are equal in Unicode's form NFC are one
   * (UAX #15).
   */
  boolean include(RawPassword password);
}
