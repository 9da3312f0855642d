package dev.hexauth.domain.port;

import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;

/**
 * Derives the ids under which owners see their sessions. It works in memory, so it is always
 * available.
 */
public interface PublicIds {

  /**
   * The public id of {@code session}: the same each time, different for every session, and the
   * session id cannot be computed from it.
   */
  PublicId of(SessionId session);
}
