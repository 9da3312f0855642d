package dev.hexauth.adapter.security;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.event.SecurityEvent.RefreshTokenReused;
import dev.hexauth.domain.event.SecurityEvent.SessionStoreBehind;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.SessionRef;
import org.slf4j.Logger;

/**
 * Writes each event as one line of the log, with the keys {@code event}, {@code user} and {@code
 * session}. A session's id is no credential and may be logged; a token may not.
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
    switch (event) {
      case RefreshTokenReused(SessionRef session) ->
          warn(
              "refresh_token_reused",
              session,
              "An old refresh token was presented; the session was ended");
      case SessionStoreBehind(SessionRef session) ->
          warn(
              "session_store_behind",
              session,
              "The session store had lost a rotation; the session went on");
    }
  }

  private void warn(String name, SessionRef session, String message) {
    log.atWarn()
        .addKeyValue("event", name)
        .addKeyValue("user", session.owner().toString())
        .addKeyValue("session", session.id().toString())
        .log(message);
  }
}
