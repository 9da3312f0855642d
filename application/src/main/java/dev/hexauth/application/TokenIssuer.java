package dev.hexauth.application;

import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedToken;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.TokenPair;
import dev.hexauth.domain.user.Role;
import java.time.Instant;

/** Issues the two tokens of a session. */
final class TokenIssuer {

  private final TokenSigner signer;
  private final RandomIds ids;
  private final SessionPolicy policy;

  TokenIssuer(TokenSigner signer, RandomIds ids, SessionPolicy policy) {
    this.signer = signer;
    this.ids = ids;
    this.policy = policy;
  }

  /**
   * The tokens of {@code session} in its current state: a new access token, and a refresh token
   * with the same claims each time.
   *
   * @param role that of the session's owner
   */
  IssuedTokens issue(Session session, Role role, Delivery delivery, Instant now) {
    AccessClaims access =
        AccessClaims.issue(session, role, ids.newTokenId(), delivery, now, policy);
    RefreshClaims refresh = RefreshClaims.of(session, delivery);
    TokenPair tokens = signer.signBoth(access, refresh);
    return new IssuedTokens(
        IssuedToken.of(tokens.access(), access.expiresAt(), session, now),
        IssuedToken.of(tokens.refresh(), refresh.expiresAt(), session, now),
        delivery);
  }
}
