package dev.hexauth.application;

import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.util.Optional;

/**
 * Gives a service an access token of its own, to call other services with (RFC 6749, 4.4). There is
 * no refresh token: the service asks again.
 */
public interface IssueServiceToken {

  /** Issues the token. */
  Result issue(Command command);

  /**
   * The service that asks.
   *
   * @param credential empty if the service gives none, or one that has not the form of a key
   * @param client the origin of the request
   */
  record Command(Optional<ServiceCredential> credential, Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /**
     * The token was issued.
     *
     * @param lifetime in whole seconds
     */
    record Issued(Token token, Duration lifetime) implements Result {}

    /** The caller is no known service. */
    record Denied() implements Result {}

    /** Too many wrong keys came from this network. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
