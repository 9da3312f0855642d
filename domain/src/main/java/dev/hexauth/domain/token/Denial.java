package dev.hexauth.domain.token;

/** Why an access token is not accepted. */
public enum Denial {
  /** The request has none. */
  NOT_LOGGED_IN,
  /** It has expired and is otherwise valid. */
  TOKEN_EXPIRED,
  /** It is malformed, forged, or of another kind. */
  INVALID_TOKEN,
  /** It is valid, but its session has ended or its user is gone. */
  SESSION_ENDED
}
