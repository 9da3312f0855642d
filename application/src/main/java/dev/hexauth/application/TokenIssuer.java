package dev.hexauth.application;

import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import java.time.Instant;

/** Makes the two tokens of a session. */
final class TokenIssuer {

  private final TokenSigner signer;
  private final RandomIds ids;
  private final SessionPolicy policy;

  TokenIssuer(TokenSigner signer, RandomIds ids, SessionPolicy policy) {
    this.signer = signer;
    this.ids = ids;
    this.policy = policy;
  }

  Token accessToken(Session session, Instant now) {
    return signer.sign(AccessClaims.issue(session.ref(), ids.newTokenId(), now, policy));
  }

  Token refreshToken(Session session) {
    return signer.sign(RefreshClaims.of(session));
  }
}
