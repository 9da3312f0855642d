package dev.hexauth.application;

import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import java.util.Optional;

/** Revokes the key of a service, for the operator and for admins. */
public interface RevokeServiceKey {

  /** Revokes the key. */
  Result revoke(Command command);

  /** Who asks, the key, and why. */
  record Command(Requester requester, ServiceKeyId key, Optional<Reason> reason) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The key of this service is refused from now on; on other nodes seconds later. */
    record Revoked(ServiceName service) implements Result {}

    /** There is no such key, or it has been revoked before. */
    record NoSuchKey() implements Result {}

    /** The caller may not change anything. */
    record Refused(Refusal why) implements Result {}
  }
}
