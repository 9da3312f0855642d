package dev.hexauth.domain.event;

/** Why a login failed; for operators only, for a caller is never told. */
public enum LoginFailure {
  /** The address is nobody's who may log in. */
  NO_SUCH_USER,
  /** The password is not his. */
  WRONG_PASSWORD,
  /** The password was changed, or the user disabled or deleted, while he logged in. */
  CHANGED_MEANWHILE
}
