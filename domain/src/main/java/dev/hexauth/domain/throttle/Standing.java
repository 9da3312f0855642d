package dev.hexauth.domain.throttle;

/** Whether an account knows the network of a caller: see {@link Claimant}. */
public enum Standing {
  /** The account knows the network, from a recent login. */
  KNOWN,
  /**
   * The account does not know the network. Also the standing of every caller who registers, and of
   * all callers while nothing is limited: networks are then not looked up.
   */
  STRANGER
}
