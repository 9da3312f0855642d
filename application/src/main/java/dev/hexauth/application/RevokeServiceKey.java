package dev.hexauth.application;

import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Requester;

/** Revokes the key of a service, for the operator and for admins. */
public interface RevokeServiceKey {

  /** Revokes the key. */
  Result revoke(Command command);

  /** Who asks, and the key. */
  record Command(Requester requester, ServiceKeyId key) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The key of this service is refused from now on; on other nodes seconds later. */
    record Revoked(ServiceName service) implements Result {}

    /** There is no such key, or it has been revoked before. */
    record NoSuchKey() implements Result {}

    /** The caller is not an admin. */
    record NotAllowed() implements Result {}

    /** The access token is missing or not accepted. */
    record Denied(Denial reason) implements Result {}
  }
}
