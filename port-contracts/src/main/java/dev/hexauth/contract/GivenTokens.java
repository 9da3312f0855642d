package dev.hexauth.contract;

import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.Role;
import java.time.Instant;
import java.util.Optional;

/** A signer and a verifier that belong together. */
interface GivenTokens {

  /** The signer; within one test all calls return signers with the same keys. */
  TokenSigner signer();

  /** The verifier that knows the keys of the {@link #signer}. */
  TokenVerifier verifier();

  /** When the tokens of the tests are issued. */
  Instant ISSUED = Samples.NOW;

  /** When they expire: a whole second, like all times in a token. */
  Instant EXPIRY = Instant.parse("2100-01-01T01:00:00Z");

  static AccessClaims newAccessClaims() {
    SessionRef session = Samples.newRef(Samples.newUserId());
    return new AccessClaims(
        session,
        new Generation(7),
        Optional.of(new Holder(Role.USER, ISSUED)),
        new TokenId("jti-" + session.id()),
        Delivery.COOKIE,
        ISSUED,
        EXPIRY);
  }

  static ServiceClaims newServiceClaims() {
    return new ServiceClaims(
        new ServiceName("orders"), new TokenId("jti-" + Samples.newUserId()), ISSUED, EXPIRY);
  }

  static RefreshClaims newRefreshClaims() {
    SessionRef session = Samples.newRef(Samples.newUserId());
    return new RefreshClaims(session, new Generation(7), Delivery.COOKIE, ISSUED, EXPIRY);
  }
}
