package dev.hexauth.adapter.tokens;

import java.util.List;

/**
 * The keys of one kind of token. Signatures of all other keys are rejected.
 *
 * @param algorithm of the active key
 * @param privateKey the active key, which signs and verifies
 * @param publicKey its public half; may be absent, because it is derived from the private key
 * @param others keys that verify and do not sign: pending keys, which other nodes may already sign
 *     with, and retired keys, whose last tokens have not expired. While a key takes over, it may be
 *     both active and listed here
 */
public record KindSettings(
    SigningAlgorithm algorithm, KeyValue privateKey, KeyValue publicKey, List<OtherKey> others) {

  /** Copies the list. */
  public KindSettings {
    others = List.copyOf(others);
  }
}
