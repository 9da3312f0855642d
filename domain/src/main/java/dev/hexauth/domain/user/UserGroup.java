package dev.hexauth.domain.user;

/** Users who have something in common. */
public enum UserGroup {
  /** Every user. */
  ALL,
  /** Users who are disabled. */
  DISABLED,
  /** Users who have not proven that the address is theirs, disabled ones included. */
  UNVERIFIED,
  /** Users with the role {@link Role#ADMIN}, disabled ones included. */
  ADMINS
}
