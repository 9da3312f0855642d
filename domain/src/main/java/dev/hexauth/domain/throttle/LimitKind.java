package dev.hexauth.domain.throttle;

/** The kinds of limits, by what they count. */
public enum LimitKind {
  /** Wrong passwords from one network, to all accounts, in logins and in sessions. */
  FAILURES_FROM_NETWORK,
  /** Failed logins from one network, to all accounts that do not know it. */
  LOGINS_FROM_NETWORK,
  /** Failed logins to one account, there or not, from all networks that it does not know. */
  LOGINS_BY_STRANGERS,
  /** Failed logins to one account from one network that it knows. */
  LOGINS_FROM_KNOWN_NETWORK,
  /** Registrations from one network, tried or done. */
  REGISTRATIONS,
  /** Refreshes of one session. */
  REFRESHES,
  /** Wrong passwords of one user in sessions. */
  PASSWORD_CHECKS,
  /** Changes of the password of one user, tried or done. */
  PASSWORD_CHANGES
}
