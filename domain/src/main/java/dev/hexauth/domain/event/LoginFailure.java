package dev.hexauth.domain.event;

/** Why a login failed; for operators only, never for the caller. */
public enum LoginFailure {
  /** No active user has the e-mail address. */
  NO_SUCH_USER,
  /** The password is wrong. */
  WRONG_PASSWORD,
  /** The password was changed, or the user was disabled or deleted, during the login. */
  CHANGED_MEANWHILE,
  /** The password is right, but the e-mail address must be verified first. */
  NOT_VERIFIED
}
