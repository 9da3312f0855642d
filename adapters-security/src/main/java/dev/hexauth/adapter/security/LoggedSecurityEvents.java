package dev.hexauth.adapter.security;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.AccountDeleted;
import dev.hexauth.domain.event.SecurityEvent.AdminMade;
import dev.hexauth.domain.event.SecurityEvent.LoggedIn;
import dev.hexauth.domain.event.SecurityEvent.LoggedOut;
import dev.hexauth.domain.event.SecurityEvent.LoginFailed;
import dev.hexauth.domain.event.SecurityEvent.OperatorRefused;
import dev.hexauth.domain.event.SecurityEvent.OtherSessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.PasswordChanged;
import dev.hexauth.domain.event.SecurityEvent.PasswordRefused;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.SessionRefreshed;
import dev.hexauth.domain.event.SecurityEvent.SessionStoreBehind;
import dev.hexauth.domain.event.SecurityEvent.SessionsEnded;
import dev.hexauth.domain.event.SecurityEvent.UserDisabled;
import dev.hexauth.domain.event.SecurityEvent.UserRegistered;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes each event as one line of the log, with the key {@code event} and, as far as the event
 * tells, {@code user}, {@code session}, {@code operator}, {@code address} and {@code userAgent}. A
 * session's id is no credential and may be logged; a token may not.
 *
 * <p>A warning asks for a look. A login that failed does not: it is common, and anybody can make as
 * many as he likes.
 */
final class LoggedSecurityEvents implements SecurityEvents {

  /** The name of the logger, for whoever configures where its lines go. */
  static final String LOGGER = "hexauth.security";

  private final Logger log;

  LoggedSecurityEvents(Logger log) {
    this.log = log;
  }

  @Override
  public void record(SecurityEvent event) {
    line(event).log();
  }

  private LoggingEventBuilder line(SecurityEvent event) {
    return switch (event) {
      case UserRegistered(UserId user) ->
          about(user, info("user_registered", "Somebody registered"));
      case LoggedIn(SessionRef session, Client client) ->
          from(client, in(session, info("logged_in", "A user logged in")));
      case LoginFailed(Optional<UserId> user, Client client) -> loginFailed(user, client);
      case SessionRefreshed(SessionRef session) ->
          in(session, info("session_refreshed", "A session was refreshed"));
      case RefreshTokenReused(SessionRef session) ->
          in(
              session,
              warning(
                  "refresh_token_reused",
                  "An old refresh token was presented; the session was ended"));
      case SessionStoreBehind(SessionRef session) ->
          in(
              session,
              warning(
                  "session_store_behind",
                  "The session store had lost a rotation; the session went on"));
      case LoggedOut(SessionRef session) ->
          in(session, info("logged_out", "A session was ended by its owner"));
      case OtherSessionsEnded(SessionRef kept) ->
          in(kept, info("other_sessions_ended", "A user ended all sessions of his but this"));
      case PasswordChanged(SessionRef session) ->
          in(
              session,
              info("password_changed", "A user changed his password; his other sessions ended"));
      case PasswordRefused(SessionRef session) ->
          in(session, warning("password_refused", "A wrong password was given in a session"));
      case AccountDeleted(SessionRef session) ->
          in(session, info("account_deleted", "A user deleted his account"));
      case UserDisabled(UserId user, UserId operator) ->
          by(operator, about(user, info("user_disabled", "An operator disabled a user")));
      case SessionsEnded(UserId user, UserId operator) ->
          by(
              operator,
              about(user, info("sessions_ended", "An operator ended all sessions of a user")));
      case OperatorRefused(SessionRef session) ->
          in(
              session,
              warning("operator_refused", "Somebody who is no operator tried to act as one"));
      case AdminMade(UserId user) ->
          about(user, info("admin_made", "A user was made an operator; his sessions ended"));
    };
  }

  private LoggingEventBuilder loginFailed(Optional<UserId> user, Client client) {
    LoggingEventBuilder line = info("login_failed", "Somebody could not log in");
    return from(client, user.map(known -> about(known, line)).orElse(line));
  }

  private LoggingEventBuilder info(String name, String message) {
    return named(name, message, log.atInfo());
  }

  private LoggingEventBuilder warning(String name, String message) {
    return named(name, message, log.atWarn());
  }

  private static LoggingEventBuilder named(String name, String message, LoggingEventBuilder line) {
    return line.setMessage(message).addKeyValue("event", name);
  }

  private static LoggingEventBuilder about(UserId user, LoggingEventBuilder line) {
    return line.addKeyValue("user", user.toString());
  }

  private static LoggingEventBuilder in(SessionRef session, LoggingEventBuilder line) {
    return about(session.owner(), line).addKeyValue("session", session.id().toString());
  }

  private static LoggingEventBuilder by(UserId operator, LoggingEventBuilder line) {
    return line.addKeyValue("operator", operator.toString());
  }

  private static LoggingEventBuilder from(Client client, LoggingEventBuilder line) {
    return line.addKeyValue("address", unquoted(client.address()))
        .addKeyValue("userAgent", unquoted(client.userAgent()));
  }

  /** Text log patterns put values in double quotes and escape nothing; a client may try that. */
  private static String unquoted(String printable) {
    return printable.replace('"', '\'');
  }
}
