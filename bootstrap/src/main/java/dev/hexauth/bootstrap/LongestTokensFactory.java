package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.LongestTokens;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenKind;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs the longest possible tokens for the configured keys, issuer and audience, and verifies
 * them.
 */
final class LongestTokensFactory {

  /** The last second that a cookie's date can express. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** The longest cookie that browsers keep (RFC 6265, 6.1). */
  private static final int MAX_COOKIE = 4096;

  private static final Instant ISSUED = LATEST.minusSeconds(1);

  private LongestTokensFactory() {}

  /**
   * All ids of a kind have the same length. Only tokens in cookies have to be short.
   *
   * @throws TokensDisagreeException if {@code verifier} does not verify a token of {@code signer}
   */
  static LongestTokens of(TokenSigner signer, TokenVerifier verifier, RandomIds ids) {
    SessionRef session = new SessionRef(ids.newUserId(Instant.EPOCH), ids.newSessionId());
    Generation last = new Generation(Generation.MAX);
    AccessClaims access =
        new AccessClaims(
            session,
            last,
            Optional.of(new Holder(Role.ADMIN, ISSUED)),
            ids.newTokenId(),
            Delivery.COOKIE,
            ISSUED,
            LATEST);
    RefreshClaims refresh = new RefreshClaims(session, last, Delivery.COOKIE, ISSUED, LATEST);
    Token accessToken = signer.sign(access);
    Token refreshToken = signer.sign(refresh);
    if (fits(accessToken) && fits(refreshToken)) {
      requireVerified(TokenKind.ACCESS, access, verifier.verifyAccess(accessToken, ISSUED));
      requireVerified(TokenKind.REFRESH, refresh, verifier.verifyRefresh(refreshToken, ISSUED));
    }
    return new LongestTokens(accessToken, refreshToken);
  }

  /** Whether a cookie can hold it; otherwise the start is refused for that reason. */
  private static boolean fits(Token token) {
    return token.length() <= MAX_COOKIE;
  }

  private static <C> void requireVerified(TokenKind kind, C claims, Verification<C> verification) {
    if (!verification.equals(new Verification.Verified<>(claims))) {
      throw new TokensDisagreeException(kind);
    }
  }
}
