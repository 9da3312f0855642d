package dev.hexauth.application;

import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells another service whether an access token is valid now (RFC 7662). As for {@link GetMe}, the
 * signature of a token alone is not enough.
 */
public interface IntrospectToken {

  /** Looks at the token. */
  Result introspect(Command command);

  /**
   * A token, and the service that asks.
   *
   * @param credential empty if the service gives none, or one that has not the form of a key
   * @param client the origin of the request
   */
  record Command(Optional<ServiceCredential> credential, Token token, Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The token is valid, its session is active, and its user exists. */
    record UserActive(AccessClaims claims, User user) implements Result {}

    /** The token is valid, and its service has a key. */
    record ServiceActive(ServiceClaims claims) implements Result {}

    /** Any other token, of whatever kind; the caller learns no reason (RFC 7662, 2.2). */
    record Inactive() implements Result {}

    /** The caller is no known service. */
    record Denied() implements Result {}

    /** Too many wrong keys came from this network. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
