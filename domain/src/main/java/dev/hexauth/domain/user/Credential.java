package dev.hexauth.domain.user;

/**
 * The stored data that a login is checked against.
 *
 * @param owner the user
 * @param hash of the user's password
 * @param role that of the user
 */
public record Credential(UserId owner, PasswordHash hash, Role role) {

  /** That of the same user with another hash. */
  public Credential with(PasswordHash replacement) {
    return new Credential(owner, replacement, role);
  }
}
