package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public id is the first 128 bits of the SHA-256 of a prefix and the {@code sid}. The {@code sid}
 * is too random to be guessed from it, and the prefix distinguishes it from other digests. All
 * nodes compute the same id, and nothing is stored.
 */
final class HashedPublicIds implements PublicIds {

  private static final String PREFIX = "hexauth public session id:";
  private static final int BYTES = 16;

  @Override
  public PublicId of(SessionId session) {
    byte[] first = Arrays.copyOf(Sha256.of(PREFIX + session.value()), BYTES);
    return new PublicId(Base64.getUrlEncoder().withoutPadding().encodeToString(first));
  }
}
