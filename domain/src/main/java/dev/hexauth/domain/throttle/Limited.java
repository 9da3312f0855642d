package dev.hexauth.domain.throttle;

/** What is limited. */
public enum Limited {
  /** Failed logins from one network, to whichever accounts it is not known to. */
  LOGINS_FROM_NETWORK,
  /** Failed logins to one account, there or not, from all networks that are not known to it. */
  LOGINS_BY_STRANGERS,
  /** Failed logins to one account from one network that is known to it. */
  LOGINS_FROM_KNOWN_NETWORK,
  /** Registrations from one network, tried or done. */
  REGISTRATIONS,
  /** Refreshes of one session. */
  REFRESHES,
  /** Wrong passwords that one user gives in his sessions. */
  PASSWORD_CHECKS
}
