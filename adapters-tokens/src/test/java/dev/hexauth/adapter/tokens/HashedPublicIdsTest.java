package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.PublicIdsContract;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;
import org.junit.jupiter.api.Test;

final class HashedPublicIdsTest implements PublicIdsContract {

  @Override
  public PublicIds publicIds() {
    return new TokensConfiguration().publicIds();
  }

  /** {@code printf 'hexauth public session id:…' | openssl sha256 -binary | head -c 16}. */
  @Test
  void a_public_id_is_the_same_in_every_version_of_the_service() {
    assertThat(publicIds().of(new SessionId("AAECAwQFBgcICQoLDA0ODw")))
        .isEqualTo(new PublicId("P3Fy08JBxvCMvw5k46behw"));
  }
}
