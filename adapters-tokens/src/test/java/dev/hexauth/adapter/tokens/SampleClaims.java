package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The claims of both tokens of one session, issued at {@link #NOW}. */
final class SampleClaims {

  static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
  static final SessionRef SESSION =
      new SessionRef(new UserId(new UUID(7, 7)), new SessionId("AAECAwQFBgcICQoLDA0ODw"));
  static final AccessClaims ACCESS =
      new AccessClaims(
          SESSION,
          new Generation(3),
          Optional.of(new Holder(Role.USER, NOW)),
          new TokenId("id"),
          Delivery.COOKIE,
          NOW,
          NOW.plusSeconds(900));
  static final RefreshClaims REFRESH =
      new RefreshClaims(SESSION, Generation.FIRST, Delivery.COOKIE, NOW, NOW.plusSeconds(3600));

  private SampleClaims() {}
}
