package dev.hexauth.adapter.tokens;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The keys of both kinds of token.
 *
 * @param made the directory where the keys of a pair of which neither is set are made and kept, for
 *     its owner's eyes only; for the development profile alone
 */
public record KeySettings(KindSettings access, KindSettings refresh, Optional<Path> made) {

  /** No keys are made. */
  public KeySettings(KindSettings access, KindSettings refresh) {
    this(access, refresh, Optional.empty());
  }

  /** Two pairs for {@link SigningAlgorithm#RS256} alone; the public keys may be absent. */
  public KeySettings(
      KeyValue accessPrivate,
      KeyValue accessPublic,
      KeyValue refreshPrivate,
      KeyValue refreshPublic) {
    this(
        new KindSettings(SigningAlgorithm.RS256, accessPrivate, accessPublic, List.of()),
        new KindSettings(SigningAlgorithm.RS256, refreshPrivate, refreshPublic, List.of()));
  }

  /** With a pair of {@code keys} where neither key of a pair is set. */
  KeySettings completed(DevelopmentKeys keys) {
    return new KeySettings(
        keys.complete(access, "access-token"), keys.complete(refresh, "refresh-token"));
  }
}
