package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public id is the first 128 bits of the SHA-256 of a {@code sid}, which is too random to be
 * guessed; a prefix distinguishes it from other digests. So all nodes agree, and nothing is stored.
 */
final class HashedPublicIds implements PublicIds {

  private static final String PREFIX = "hexauth public session id:";
  private static final int BYTES = 16;

  @Override
  public PublicId of(SessionId session) {
    byte[] digest = sha256((PREFIX + session.value()).getBytes(StandardCharsets.US_ASCII));
    byte[] first = Arrays.copyOf(digest, BYTES);
    return new PublicId(Base64.getUrlEncoder().withoutPadding().encodeToString(first));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
