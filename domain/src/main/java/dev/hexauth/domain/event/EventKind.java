package dev.hexauth.domain.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of security events; docs/events.md says what to do about each. Readers of the log, the
 * metrics and the audit trail rely on the names.
 */
public enum EventKind {
  USER_REGISTERED,
  REGISTRATION_REFUSED(Cost.NONE),
  ADDRESS_VERIFIED,
  ADDRESS_CHANGED,
  ADDRESS_TAKEN_BACK,
  LETTER_REQUESTED(Cost.NONE),
  CODE_REJECTED(Cost.NONE),
  PASSWORD_RESET,
  LETTER_SENT,
  LETTER_POSTPONED(Cost.NONE),
  LETTER_GIVEN_UP,
  LOGGED_IN,
  LOGIN_FAILED(Cost.NONE),
  SESSION_REFRESHED,
  REFRESH_TOKEN_REUSED,
  SESSION_STORE_BEHIND,
  TOKEN_REJECTED(Cost.NONE),
  THROTTLED(Cost.NONE),
  LOGGED_OUT,
  OTHER_SESSIONS_ENDED(Cost.NONE),
  PASSWORD_CHANGED,
  PASSWORD_REFUSED,
  ACCOUNT_DELETED,
  ADMIN_ACTION_REFUSED(Cost.NONE),
  REAUTHENTICATION_REQUIRED(Cost.NONE),
  USER_DISABLED,
  USER_ENABLED,
  ROLE_CHANGED,
  SESSIONS_ENDED,
  USER_DELETED,
  VERIFICATION_RESENT,
  PASSWORD_RESET_STARTED,
  ADMIN_MADE,
  SERVICE_REJECTED(Cost.NONE),
  SERVICE_TOKEN_ISSUED(Cost.NONE),
  TOKEN_REVOKED,
  SERVICE_KEY_MADE,
  SERVICE_KEY_REVOKED,
  KEYS_LOADED;

  /** What limits the number of events of a kind. */
  private enum Cost {
    /** A throttle, a password hash or a role. */
    SOME,
    NONE
  }

  private final Cost cost;

  EventKind() {
    this(Cost.SOME);
  }

  EventKind(Cost cost) {
    this.cost = cost;
  }

  /** The name in the log, in metrics and in the audit trail. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with the label {@code text}, or empty if there is none. */
  public static Optional<EventKind> parse(String text) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(text)).findFirst();
  }

  /** Whether callers can cause any number of these events at no cost. */
  public boolean isAtWill() {
    return cost == Cost.NONE;
  }

  /** Whether the account of the user is gone after such an event. */
  public boolean endsAccount() {
    return this == ACCOUNT_DELETED || this == USER_DELETED;
  }
}
