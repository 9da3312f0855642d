package dev.hexauth.domain.mail;

import java.util.Optional;

/**
 * The letters of a registration, of which at most one is posted.
 *
 * @param ifAdded to the new user
 * @param ifTaken to the user who has the address
 */
public record RegistrationDrafts(Optional<Draft> ifAdded, Optional<Draft> ifTaken) {

  /** No letter in either case. */
  public static final RegistrationDrafts NONE =
      new RegistrationDrafts(Optional.empty(), Optional.empty());
}
