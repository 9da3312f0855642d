package dev.hexauth.adapter.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.token.Token;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.function.Function;

/**
 * Keeps what was found of tokens that proved genuine, of the {@value #MAX_TOKENS} that are used the
 * most. That a text was signed by a key of this process and what it claims never changes; whether
 * it is good now does, and is not kept. The texts are not kept either, but their SHA-256.
 *
 * @param <C> the claims of the kind of token
 */
@Mutable("found")
final class GenuineTokens<C> {

  /** A few MB. */
  static final int MAX_TOKENS = 10_000;

  /**
   * What is true of a genuine token at any time.
   *
   * @param notBefore it is good from this instant on
   * @param expiresAt and before this one
   */
  record Genuine<C>(C claims, Instant notBefore, Instant expiresAt) {}

  private final Cache<ByteBuffer, Genuine<C>> found =
      Caffeine.newBuilder().maximumSize(MAX_TOKENS).build();

  /**
   * What was found of {@code token}, or what {@code reading} finds, whose exceptions are passed on
   * and not kept.
   */
  Genuine<C> find(Token token, Function<Token, Genuine<C>> reading) {
    ByteBuffer digest = digest(token);
    Genuine<C> known = found.getIfPresent(digest);
    if (known != null) {
      return known;
    }
    Genuine<C> genuine = reading.apply(token);
    found.put(digest, genuine);
    return genuine;
  }

  /** How many are kept, once all that is to be forgotten has been. */
  long size() {
    found.cleanUp();
    return found.estimatedSize();
  }

  private static ByteBuffer digest(Token token) {
    try {
      byte[] text = token.compact().getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
