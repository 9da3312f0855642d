package dev.hexauth.adapter.tokens;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The keys of both kinds of token.
 *
 * @param made the directory in which missing pairs of keys are made and kept, readable by their
 *     owner only; for the development profile. If empty, no keys are made
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

  /** These settings, with keys of {@code keys} for each pair of which neither key is set. */
  KeySettings completed(DevelopmentKeys keys) {
    return new KeySettings(
        keys.complete(access, "access-token"), keys.complete(refresh, "refresh-token"));
  }
}
