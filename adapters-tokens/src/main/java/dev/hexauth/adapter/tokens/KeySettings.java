package dev.hexauth.adapter.tokens;

import java.util.List;

/** The keys of both kinds of token. */
public record KeySettings(KindSettings access, KindSettings refresh) {

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
}
