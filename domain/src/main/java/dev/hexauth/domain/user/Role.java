package dev.hexauth.domain.user;

/** What a user may do. Registration only grants {@link #USER}. */
public enum Role {
  /** May use their own account. */
  USER,
  /** May act on the accounts of others. */
  ADMIN
}
