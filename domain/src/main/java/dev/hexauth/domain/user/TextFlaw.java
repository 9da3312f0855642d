package dev.hexauth.domain.user;

/** Why a text that a caller gave is refused. */
public enum TextFlaw {
  /** It has no visible character, and needs one. */
  EMPTY,
  /** It has more characters than the value allows. */
  TOO_LONG,
  /** It has a character that its kind of text must not have. */
  INVALID_CHARACTER
}
