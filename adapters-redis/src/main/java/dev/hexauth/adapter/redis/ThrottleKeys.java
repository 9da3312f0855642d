package dev.hexauth.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.user.EmailAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The keys of what is counted and of what accounts know. Addresses are in them as SHA-256 only, in
 * hexadecimal; no two keys need to lie in one slot of a Redis Cluster, for no script touches two.
 */
final class ThrottleKeys {

  private ThrottleKeys() {}

  /** The string of one bucket. */
  static String of(Bucket bucket) {
    String limited = bucket.limited().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return "hexauth:throttle:" + limited + ":" + sha256(bucket.holder());
  }

  /** The sorted set of the networks that {@code account} knows. */
  static String networksOf(EmailAddress account) {
    return "hexauth:known-networks:" + sha256(account.value());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
