package dev.hexauth.adapter.security;

import dev.hexauth.domain.event.LoginFailure;
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
import dev.hexauth.domain.event.SecurityEvent.TokenRejected;
import dev.hexauth.domain.event.SecurityEvent.UserDisabled;
import dev.hexauth.domain.event.SecurityEvent.UserRegistered;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes each event as one line of the log, with the key {@code event} and, as far as the event
 * tells, {@code user}, {@code session}, {@code operator}, {@code reason}, {@code token}, {@code
 * address} and {@code userAgent}. A session is called by its public id, as its owner sees it in his
 * list: the {@code sid} stays out of the log (ASVS 5.0, V16.2.5).
 *
 * <p>A warning asks for a look. A login that failed and a token that was rejected do not: both are
 * common, and anybody can make as many as he likes.
 */
final class LoggedSecurityEvents implements SecurityEvents {

  /** The name of the logger, for whoever configures where its lines go. */
  static final String LOGGER = "hexauth.security";

  private final Logger log;
  private final PublicIds publicIds;

  LoggedSecurityEvents(Logger log, PublicIds publicIds) {
    this.log = log;
    this.publicIds = publicIds;
  }

  @Override
  public void record(SecurityEvent event) {
    line(event).log();
  }

  private LoggingEventBuilder line(SecurityEvent event) {
    return switch (event) {
      case UserRegistered(UserId user, Client client) ->
          from(client, about(user, info("user_registered", "Somebody registered")));
      case LoggedIn(SessionRef session, Client client) ->
          in(session, client, info("logged_in", "A user logged in"));
      case LoginFailed(Optional<UserId> user, LoginFailure reason, Client client) ->
          loginFailed(user, reason, client);
      case SessionRefreshed(SessionRef session, Client client) ->
          in(session, client, info("session_refreshed", "A session was refreshed"));
      case RefreshTokenReused(SessionRef session, Client client) ->
          in(
              session,
              client,
              warning(
                  "refresh_token_reused",
                  "An old refresh token was presented; the session was ended"));
      case SessionStoreBehind(SessionRef session, Client client) ->
          in(
              session,
              client,
              warning(
                  "session_store_behind",
                  "The session store had lost a rotation; the session went on"));
      case TokenRejected(var expected, Client client) ->
          from(
              client,
              info("token_rejected", "A token was presented that is not genuine")
                  .addKeyValue("token", lowerCase(expected)));
      case LoggedOut(SessionRef session, Client client) ->
          in(session, client, info("logged_out", "A session was ended by its owner"));
      case OtherSessionsEnded(SessionRef kept, Client client) ->
          in(
              kept,
              client,
              info("other_sessions_ended", "A user ended all sessions of his but this"));
      case PasswordChanged(SessionRef session, Client client) ->
          in(
              session,
              client,
              info("password_changed", "A user changed his password; his other sessions ended"));
      case PasswordRefused(SessionRef session, Client client) ->
          in(
              session,
              client,
              warning("password_refused", "A wrong password was given in a session"));
      case AccountDeleted(SessionRef session, Client client) ->
          in(session, client, info("account_deleted", "A user deleted his account"));
      case UserDisabled(UserId user, SessionRef operator, Client client) ->
          by(operator, client, about(user, info("user_disabled", "An operator disabled a user")));
      case SessionsEnded(UserId user, SessionRef operator, Client client) ->
          by(
              operator,
              client,
              about(user, info("sessions_ended", "An operator ended all sessions of a user")));
      case OperatorRefused(SessionRef session, Client client) ->
          in(
              session,
              client,
              warning("operator_refused", "Somebody who is no operator tried to act as one"));
      case AdminMade(UserId user) ->
          about(user, info("admin_made", "A user was made an operator; his sessions ended"));
    };
  }

  private LoggingEventBuilder loginFailed(
      Optional<UserId> user, LoginFailure reason, Client client) {
    LoggingEventBuilder line = info("login_failed", "Somebody could not log in");
    return from(
        client,
        user.map(known -> about(known, line))
            .orElse(line)
            .addKeyValue("reason", lowerCase(reason)));
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

  private LoggingEventBuilder in(SessionRef session, Client client, LoggingEventBuilder line) {
    return from(client, named(session, about(session.owner(), line)));
  }

  private LoggingEventBuilder by(SessionRef operator, Client client, LoggingEventBuilder line) {
    return from(client, named(operator, line.addKeyValue("operator", operator.owner().toString())));
  }

  private LoggingEventBuilder named(SessionRef session, LoggingEventBuilder line) {
    return line.addKeyValue("session", publicIds.of(session.id()).value());
  }

  private static LoggingEventBuilder from(Client client, LoggingEventBuilder line) {
    return line.addKeyValue("address", unquoted(client.address()))
        .addKeyValue("userAgent", unquoted(client.userAgent()));
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Text log patterns put values in double quotes and escape nothing; a client may try that. */
  private static String unquoted(String printable) {
    return printable.replace('"', '\'');
  }
}
