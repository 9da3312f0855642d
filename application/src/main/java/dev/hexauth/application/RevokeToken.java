package dev.hexauth.application;

import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.util.Optional;

/** Lets another service end a session by one of its tokens (RFC 7009). */
public interface RevokeToken {

  /** Ends the session of the token. */
  Result revoke(Command command);

  /**
   * A token, and the service that asks.
   *
   * @param credential empty if the service gives none, or one that has not the form of a key
   * @param client the origin of the request
   */
  record Command(Optional<ServiceCredential> credential, Token token, Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The token is not valid, now or any more (RFC 7009, 2.2). */
    record Revoked() implements Result {}

    /** The token of a service cannot be revoked alone; the operator revokes the service's keys. */
    record NotRevocable() implements Result {}

    /** The caller is no known service. */
    record Denied() implements Result {}

    /** Too many wrong keys came from this network. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
