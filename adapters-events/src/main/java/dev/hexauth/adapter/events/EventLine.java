package dev.hexauth.adapter.events;

import static org.slf4j.event.Level.INFO;
import static org.slf4j.event.Level.WARN;

import dev.hexauth.domain.event.EventKind;
import org.slf4j.event.Level;

/**
 * The level and the message of the log lines about a kind of event. A warning needs attention. A
 * failed login or a rejected token does not: both are common.
 */
record EventLine(Level level, String message) {

  static EventLine of(EventKind kind) {
    return switch (kind) {
      case USER_REGISTERED -> new EventLine(INFO, "A user registered");
      case REGISTRATION_REFUSED -> new EventLine(INFO, "A registration named a taken address");
      case ADDRESS_VERIFIED -> new EventLine(INFO, "A user verified the e-mail address");
      case ADDRESS_CHANGED -> new EventLine(INFO, "A user changed the e-mail address");
      case ADDRESS_TAKEN_BACK ->
          new EventLine(
              WARN, "A user took the previous e-mail address back; all sessions of the user ended");
      case LETTER_REQUESTED -> new EventLine(INFO, "A letter to an address was asked for");
      case CODE_REJECTED -> new EventLine(INFO, "A code was presented that may not be used");
      case PASSWORD_RESET ->
          new EventLine(INFO, "A user reset the password; all sessions of the user ended");
      case LETTER_SENT -> new EventLine(INFO, "A letter was handed to the mail server");
      case LETTER_POSTPONED -> new EventLine(WARN, "A letter could not be sent; it is tried again");
      case LETTER_GIVEN_UP ->
          new EventLine(WARN, "A letter could not be sent for a day and was given up");
      case LOGGED_IN -> new EventLine(INFO, "A user logged in");
      case LOGIN_FAILED -> new EventLine(INFO, "A login failed");
      case SESSION_REFRESHED -> new EventLine(INFO, "A session was refreshed");
      case REFRESH_TOKEN_REUSED ->
          new EventLine(WARN, "An old refresh token was presented; the session was ended");
      case SESSION_STORE_BEHIND ->
          new EventLine(WARN, "The session store had lost a rotation; the session went on");
      case TOKEN_REJECTED -> new EventLine(INFO, "A token was presented that is not genuine");
      case THROTTLED -> new EventLine(WARN, "An attempt was refused: there were too many");
      case LOGGED_OUT -> new EventLine(INFO, "A session was ended by its owner");
      case OTHER_SESSIONS_ENDED -> new EventLine(INFO, "A user ended all other sessions");
      case PASSWORD_CHANGED ->
          new EventLine(
              INFO, "A user changed the password; all earlier sessions of the user ended");
      case PASSWORD_REFUSED -> new EventLine(WARN, "A wrong password was given in a session");
      case ACCOUNT_DELETED -> new EventLine(INFO, "A user deleted their account");
      case ADMIN_ACTION_REFUSED ->
          new EventLine(WARN, "A user who is no admin called a route for admins");
      case REAUTHENTICATION_REQUIRED ->
          new EventLine(INFO, "An admin must log in again before a change");
      case USER_DISABLED ->
          new EventLine(INFO, "An admin disabled a user; all sessions of the user ended");
      case USER_ENABLED -> new EventLine(INFO, "An admin enabled a user who was disabled");
      case ROLE_CHANGED ->
          new EventLine(
              INFO, "An admin changed the role of a user; all sessions of the user ended");
      case SESSIONS_ENDED -> new EventLine(INFO, "An admin ended all sessions of a user");
      case USER_DELETED ->
          new EventLine(INFO, "An admin deleted a user; all sessions of the user ended");
      case VERIFICATION_RESENT ->
          new EventLine(INFO, "An admin had the code to verify an e-mail address mailed again");
      case PASSWORD_RESET_STARTED ->
          new EventLine(INFO, "An admin had a code to reset the password mailed");
      case ADMIN_MADE ->
          new EventLine(INFO, "A user was made an admin; all sessions of the user ended");
      case SERVICE_REJECTED ->
          new EventLine(WARN, "A service presented no key, or one that is not accepted");
      case SERVICE_TOKEN_ISSUED -> new EventLine(INFO, "A service got an access token of its own");
      case TOKEN_REVOKED -> new EventLine(INFO, "A service ended a session");
      case SERVICE_KEY_MADE -> new EventLine(INFO, "A key was made for a service");
      case SERVICE_KEY_REVOKED -> new EventLine(INFO, "The key of a service was revoked");
      case KEYS_LOADED -> new EventLine(INFO, "The service has started with these keys");
    };
  }
}
