package dev.hexauth.adapter.events;

import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;

import java.util.Locale;
import org.slf4j.event.Level;

/**
 * The kinds of security events; docs/events.md says what to do about each. Readers of the log and
 * the metrics rely on the names.
 *
 * <p>A warning needs attention. A failed login or a rejected token does not: both are common.
 */
enum EventKind {
  USER_REGISTERED(INFO, "A user registered"),
  REGISTRATION_REFUSED(INFO, "A registration named a taken address", Lines.BOUNDED),
  ADDRESS_VERIFIED(INFO, "A user verified the e-mail address"),
  ADDRESS_CHANGED(INFO, "A user changed the e-mail address"),
  ADDRESS_TAKEN_BACK(
      WARN, "A user took the previous e-mail address back; all sessions of the user ended"),
  LETTER_REQUESTED(INFO, "A letter to an address was asked for", Lines.BOUNDED),
  CODE_REJECTED(INFO, "A code was presented that may not be used", Lines.BOUNDED),
  PASSWORD_RESET(INFO, "A user reset the password; all sessions of the user ended"),
  LETTER_SENT(INFO, "A letter was handed to the mail server"),
  LETTER_POSTPONED(WARN, "A letter could not be sent; it is tried again", Lines.BOUNDED),
  LETTER_GIVEN_UP(WARN, "A letter could not be sent for a day and was given up"),
  LOGGED_IN(INFO, "A user logged in"),
  LOGIN_FAILED(INFO, "A login failed", Lines.BOUNDED),
  SESSION_REFRESHED(INFO, "A session was refreshed"),
  REFRESH_TOKEN_REUSED(WARN, "An old refresh token was presented; the session was ended"),
  SESSION_STORE_BEHIND(WARN, "The session store had lost a rotation; the session went on"),
  TOKEN_REJECTED(INFO, "A token was presented that is not genuine", Lines.BOUNDED),
  THROTTLED(WARN, "An attempt was refused: there were too many", Lines.BOUNDED),
  LOGGED_OUT(INFO, "A session was ended by its owner"),
  OTHER_SESSIONS_ENDED(INFO, "A user ended all other sessions", Lines.BOUNDED),
  PASSWORD_CHANGED(INFO, "A user changed the password; all earlier sessions of the user ended"),
  PASSWORD_REFUSED(WARN, "A wrong password was given in a session"),
  ACCOUNT_DELETED(INFO, "A user deleted their account"),
  ADMIN_ACTION_REFUSED(WARN, "A user who is no admin called a route for admins", Lines.BOUNDED),
  USER_DISABLED(INFO, "An admin disabled a user; all sessions of the user ended"),
  SESSIONS_ENDED(INFO, "An admin ended all sessions of a user"),
  ADMIN_MADE(INFO, "A user was made an admin; all sessions of the user ended"),
  SERVICE_REJECTED(WARN, "A service presented no key, or one that is not accepted", Lines.BOUNDED),
  SERVICE_TOKEN_ISSUED(INFO, "A service got an access token of its own", Lines.BOUNDED),
  TOKEN_REVOKED(INFO, "A service ended a session"),
  SERVICE_KEY_MADE(INFO, "A key was made for a service"),
  SERVICE_KEY_REVOKED(INFO, "The key of a service was revoked"),
  KEYS_LOADED(INFO, "The service has started with these keys");

  /** How many log lines a kind has. */
  private enum Lines {
    /** One for each event. */
    EACH,
    /** Few, see {@link RecurringLines}: callers can cause any number of these events. */
    BOUNDED
  }

  private final Level level;
  private final String message;
  private final Lines lines;

  EventKind(Level level, String message) {
    this(level, message, Lines.EACH);
  }

  EventKind(Level level, String message, Lines lines) {
    this.level = level;
    this.message = message;
    this.lines = lines;
  }

  /** The name in the log and in metrics. */
  String label() {
    return lowerCase(this);
  }

  Level level() {
    return level;
  }

  String message() {
    return message;
  }

  boolean isBounded() {
    return lines == Lines.BOUNDED;
  }

  static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
