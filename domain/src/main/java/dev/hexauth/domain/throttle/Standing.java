package dev.hexauth.domain.throttle;

/** Whether an account knows the network of a caller. */
public enum Standing {
  /** The last login to the account from the network is recent. */
  KNOWN,
  /** It is not, or nobody asked: a registration, and every caller while nothing is limited. */
  STRANGER
}
