package dev.hexauth.domain.user;

/** What a user may do. Registration makes users only. */
public enum Role {
  /** May use his own account. */
  USER,
  /** May act on the accounts of others. */
  ADMIN
}
