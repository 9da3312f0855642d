package dev.hexauth.adapter.memory;

import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.SessionId;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The first 128 bits of a digest without a key: anyone who knows a {@code sid} can compute its
 * public id.
 */
final class Sha256PublicIds implements PublicIds {

  /** Hexadecimal digits of 128 bits. */
  private static final int DIGITS = 32;

  @Override
  public PublicId of(SessionId session) {
    String digest = Sha256.of("public id of " + session.value());
    byte[] bytes = HexFormat.of().parseHex(digest.substring(0, DIGITS));
    return new PublicId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
