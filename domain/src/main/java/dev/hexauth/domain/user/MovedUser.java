package dev.hexauth.domain.user;

/**
 * A user who moves into the user store or out of it.
 *
 * @param hash of the user's password
 */
public record MovedUser(KeptUser kept, PasswordHash hash) {

  /** The user. */
  public User user() {
    return kept.user();
  }
}
