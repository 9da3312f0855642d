package dev.hexauth.domain.token;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The claims of a user's access token (RFC 9068, 2.2): {@code sub} and {@code sid}, {@code gen},
 * {@code roles} and {@code auth_time}, {@code jti}, {@code iat} and {@code exp}. The issuer, the
 * audience and the client id are the same for all tokens, and the signer adds them.
 *
 * @param session its owner is the subject
 * @param generation of the session when the token was issued: its use shows that the tokens of that
 *     generation have arrived
 * @param holder empty in a token of an older version, which had neither {@code roles} nor {@code
 *     auth_time}
 * @param delivery how the token reaches its client
 * @param issuedAt in whole seconds, rounded down
 * @param expiresAt in whole seconds, rounded up; the token is valid before this instant
 */
public record AccessClaims(
    SessionRef session,
    Generation generation,
    Optional<Holder> holder,
    TokenId id,
    Delivery delivery,
    Instant issuedAt,
    Instant expiresAt) {

  /** Converts each instant to a NumericDate of a JWT, in whole seconds. */
  public AccessClaims {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = NumericDate.ceiling(expiresAt);
  }

  /**
   * The claims of a token issued at {@code now}, rounded down to microseconds like the times of a
   * session: valid for the policy's lifetime, but not longer than {@code session} can last.
   *
   * @param role that of the session's owner
   */
  public static AccessClaims issue(
      Session session,
      Role role,
      TokenId id,
      Delivery delivery,
      Instant now,
      SessionPolicy policy) {
    Instant full = now.truncatedTo(ChronoUnit.MICROS).plus(policy.accessLifetime());
    Instant expiry = full.isBefore(session.expiresAt()) ? full : session.expiresAt();
    return new AccessClaims(
        session.ref(),
        session.generation(),
        Optional.of(new Holder(role, session.createdAt())),
        id,
        delivery,
        now,
        expiry);
  }
}
