package dev.hexauth.bootstrap;

import dev.hexauth.adapter.web.LongestTokens;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.RefreshClaims;
import java.time.Instant;

/** Signs the longest possible tokens for the configured keys, issuer and audience. */
final class LongTokens {

  /** The last second that a cookie's date can express. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private LongTokens() {}

  /** All ids of a kind have the same length. Only tokens in cookies have to be short. */
  static LongestTokens of(TokenSigner signer, RandomIds ids) {
    SessionRef session = new SessionRef(ids.newUserId(Instant.EPOCH), ids.newSessionId());
    Generation last = new Generation(Generation.MAX);
    return new LongestTokens(
        signer.sign(
            new AccessClaims(session, last, ids.newTokenId(), Delivery.COOKIE, LATEST, LATEST)),
        signer.sign(new RefreshClaims(session, last, Delivery.COOKIE, LATEST, LATEST)));
  }
}
