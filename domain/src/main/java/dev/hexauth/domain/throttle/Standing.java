package dev.hexauth.domain.throttle;

/** Whether an account knows the network of a caller. */
public enum Standing {
  /** The last login to the account from the network is recent. */
  KNOWN,
  /**
   * It is not, or it was not checked: for registrations, and for every caller while nothing is
   * limited.
   */
  STRANGER
}
