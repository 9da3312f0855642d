package dev.hexauth.domain.event;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import java.util.Optional;

/**
 * Who made a change as an admin, why, and from where.
 *
 * @param admin the session of the admin, and so the admin
 * @param reason empty if the admin gave none
 * @param client the origin of the request
 */
public record AdminStep(SessionRef admin, Optional<Reason> reason, Client client) {

  /** Whether {@code user} is the admin. */
  public boolean isBy(UserId user) {
    return admin.owner().equals(user);
  }
}
