package dev.hexauth.adapter.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.token.Token;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Function;

/**
 * A cache of the claims of genuine tokens, for the {@value #MAX_TOKENS} most used ones. The
 * signature and the claims of a token never change; whether it is valid now does, and is not kept.
 * The keys of the cache are SHA-256 digests, so that it holds no tokens.
 *
 * @param <C> the claims of the kind of token
 */
@Mutable("found")
final class GenuineTokens<C> {

  /** Takes a few MB. */
  static final int MAX_TOKENS = 10_000;

  /**
   * A genuine token.
   *
   * @param notBefore it is valid at this instant and later
   * @param expiresAt it is valid before this instant
   */
  record Genuine<C>(C claims, Instant notBefore, Instant expiresAt) {}

  private final Cache<ByteBuffer, Genuine<C>> found =
      Caffeine.newBuilder().maximumSize(MAX_TOKENS).build();

  /** The cached result for {@code token}, or that of {@code reading}; exceptions are not cached. */
  Genuine<C> find(Token token, Function<Token, Genuine<C>> reading) {
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(token.compact()));
    Genuine<C> known = found.getIfPresent(digest);
    if (known != null) {
      return known;
    }
    Genuine<C> genuine = reading.apply(token);
    found.put(digest, genuine);
    return genuine;
  }

  /** How many tokens are cached after pending evictions. */
  long size() {
    found.cleanUp();
    return found.estimatedSize();
  }
}
