package dev.hexauth.domain.session;

/** The state of a session when an access token of one of its generations is presented. */
public enum Activity {
  /** There is no such session, or it has expired. */
  ENDED,
  /** It is active, and this generation needs no confirmation. */
  ACTIVE,
  /** It is active, and this generation is the current one and has not been used before. */
  UNCONFIRMED;

  /** Whether the session is active. */
  public boolean isActive() {
    return this != ENDED;
  }
}
