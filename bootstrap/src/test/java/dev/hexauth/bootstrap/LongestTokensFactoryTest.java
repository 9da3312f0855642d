package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.adapter.tokens.KeySettings;
import dev.hexauth.adapter.tokens.KeyValue;
import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.TokenSettings;
import dev.hexauth.adapter.tokens.TokensConfiguration;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.user.Role;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

final class LongestTokensFactoryTest {

  private static final Instant NOW = Instant.parse("2026-11-05T08:09:10Z");

  private final AnnotationConfigApplicationContext adapter =
      new AnnotationConfigApplicationContext();

  @AfterEach
  void close() {
    adapter.close();
  }

  @Test
  void no_token_is_longer_and_the_longest_nearly_is() {
    start();
    RandomIds ids = adapter.getBean(RandomIds.class);
    TokenSigner signer = adapter.getBean(TokenSigner.class);
    TokenVerifier verifier = adapter.getBean(TokenVerifier.class);
    var longest = LongestTokensFactory.of(signer, verifier, ids);
    for (int i = 0; i < 20; i++) {
      SessionRef session = new SessionRef(ids.newUserId(NOW), ids.newSessionId());
      int access =
          signer
              .sign(
                  new AccessClaims(
                      session,
                      new Generation(i),
                      Optional.of(new Holder(Role.ADMIN, NOW)),
                      ids.newTokenId(),
                      Delivery.COOKIE,
                      NOW,
                      NOW))
              .compact()
              .length();
      int refresh =
          signer
              .sign(new RefreshClaims(session, new Generation(i), Delivery.COOKIE, NOW, NOW))
              .compact()
              .length();
      assertThat(longest.access().compact().length()).isBetween(access, access + 20);
      assertThat(longest.refresh().compact().length()).isBetween(refresh, refresh + 20);
    }
  }

  private void start() {
    adapter.registerBean(
        KeySettings.class,
        () ->
            new KeySettings(
                KeyValue.of("access", Keys.encoded(Keys.ACCESS)),
                KeyValue.of("access public", ""),
                KeyValue.of("refresh", Keys.encoded(Keys.REFRESH)),
                KeyValue.of("refresh public", "")));
    adapter.registerBean(NativeSigning.class, () -> NativeSigning.AUTO);
    adapter.registerBean(TokenSettings.class, () -> TokenSettings.DEFAULT);
    adapter.register(TokensConfiguration.class);
    adapter.refresh();
  }
}
