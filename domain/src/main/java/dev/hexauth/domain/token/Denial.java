package dev.hexauth.domain.token;

/** Why an access token does not let its bearer in. */
public enum Denial {
  /** There is none. */
  NOT_LOGGED_IN,
  /** It was good until it expired. */
  TOKEN_EXPIRED,
  /** It is malformed, forged, or of another kind. */
  INVALID_TOKEN,
  /** It is good, but its session has ended or its user is gone. */
  SESSION_ENDED
}
