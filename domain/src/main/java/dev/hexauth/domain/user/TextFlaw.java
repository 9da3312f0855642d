package dev.hexauth.domain.user;

/** Why a text that a caller gave cannot be stored. */
public enum TextFlaw {
  /** It has no characters, and needs one. */
  EMPTY,
  /** It has more characters than the value allows. */
  TOO_LONG,
  /** It has a NUL or half of a surrogate pair. */
  NOT_STORABLE
}
