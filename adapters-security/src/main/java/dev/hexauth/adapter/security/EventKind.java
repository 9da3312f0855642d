package dev.hexauth.adapter.security;

import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;

import java.util.Locale;
import org.slf4j.event.Level;

/**
 * What kinds of security events are told; docs/events.md says what to do about each. The names are
 * relied on by whoever reads the log and the metrics.
 *
 * <p>A warning asks for a look. A login that failed and a token that was rejected do not: both are
 * common, and anybody can make as many as he likes.
 */
enum EventKind {
  USER_REGISTERED(INFO, "Somebody registered"),
  LOGGED_IN(INFO, "A user logged in"),
  LOGIN_FAILED(INFO, "Somebody could not log in"),
  SESSION_REFRESHED(INFO, "A session was refreshed"),
  REFRESH_TOKEN_REUSED(WARN, "An old refresh token was presented; the session was ended"),
  SESSION_STORE_BEHIND(WARN, "The session store had lost a rotation; the session went on"),
  TOKEN_REJECTED(INFO, "A token was presented that is not genuine"),
  THROTTLED(WARN, "An attempt was refused, for there were too many"),
  LOGGED_OUT(INFO, "A session was ended by its owner"),
  OTHER_SESSIONS_ENDED(INFO, "A user ended all sessions of his but this"),
  PASSWORD_CHANGED(INFO, "A user changed the password; all earlier sessions of the user ended"),
  PASSWORD_REFUSED(WARN, "A wrong password was given in a session"),
  ACCOUNT_DELETED(INFO, "A user deleted his account"),
  OPERATOR_REFUSED(WARN, "Somebody who is no operator tried to act as one"),
  USER_DISABLED(INFO, "An operator disabled a user; his sessions ended"),
  SESSIONS_ENDED(INFO, "An operator ended all sessions of a user"),
  ADMIN_MADE(INFO, "A user was made an operator; his sessions ended"),
  KEYS_LOADED(INFO, "The service has started with these keys");

  private final Level level;
  private final String message;

  EventKind(Level level, String message) {
    this.level = level;
    this.message = message;
  }

  /** What it is called in the log and in metrics. */
  String label() {
    return lowerCase(this);
  }

  Level level() {
    return level;
  }

  String message() {
    return message;
  }

  static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
