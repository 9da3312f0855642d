package dev.hexauth.domain.port;

import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;

/** Gives sessions the names that their owners know them by. */
public interface PublicIds {

  /**
   * The public id of {@code session}: always the same, another for any other, and of no help in
   * finding it.
   */
  PublicId of(SessionId session);
}
