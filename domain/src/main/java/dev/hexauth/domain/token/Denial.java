package dev.hexauth.domain.token;

/** Why an access token does not let its bearer in. */
public enum Denial {
  /** There is none: nobody claims to be logged in. */
  NOT_LOGGED_IN,
  /** It is malformed, forged, expired, or of another kind. */
  INVALID_TOKEN,
  /** It is good, but its session has ended or its user is gone. */
  SESSION_ENDED
}
