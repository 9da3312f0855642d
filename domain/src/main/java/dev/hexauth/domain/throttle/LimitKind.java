package dev.hexauth.domain.throttle;

/** The limits, by what they count. */
public enum LimitKind {
  /** Wrong passwords from one network, to all accounts, in logins and in sessions. */
  FAILURES_FROM_NETWORK,
  /** Failed logins from one network, to all accounts that do not know it. */
  LOGINS_FROM_NETWORK,
  /** Failed logins to one account, existing or not, from all networks that it does not know. */
  LOGINS_BY_STRANGERS,
  /** Failed logins to one account from one network that it knows. */
  LOGINS_FROM_KNOWN_NETWORK,
  /** Registrations from one network, successful or not. */
  REGISTRATIONS,
  /** Refreshes of one session. */
  REFRESHES,
  /** Wrong passwords of one user in sessions. */
  PASSWORD_CHECKS,
  /** Password changes of one user, successful or not. */
  PASSWORD_CHANGES,
  /** Letters that one network asked for. */
  LETTERS_FROM_NETWORK,
  /** Letters that were asked for to one address, whether or not a user has it. */
  LETTERS_TO_ADDRESS,
  /** Wrong service keys from one network. */
  WRONG_SERVICE_KEYS
}
