package dev.hexauth.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.user.EmailAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The keys of buckets and known networks. E-mail addresses are in them as hexadecimal SHA-256 only.
 * No two keys need to be in one slot of a Redis Cluster, because each script uses only one.
 */
final class ThrottleKeys {

  private ThrottleKeys() {}

  /** The string of one bucket. */
  static String of(Bucket bucket) {
    String limited = bucket.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
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
