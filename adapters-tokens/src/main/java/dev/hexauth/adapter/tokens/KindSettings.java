package dev.hexauth.adapter.tokens;

import java.util.List;

/**
 * The keys of one kind of token. A key that is not among them is refused from the start on.
 *
 * @param algorithm what the active key is for
 * @param privateKey the active key, which signs and verifies
 * @param publicKey its public half, which follows from it and may be absent
 * @param others keys that verify and do not sign: pending ones, which are to be the active one next
 *     and may be on other nodes already, and retired ones, whose last tokens have not expired; one
 *     may be the active key too, as while it takes over
 */
public record KindSettings(
    SigningAlgorithm algorithm, KeyValue privateKey, KeyValue publicKey, List<OtherKey> others) {

  /** Copies the list. */
  public KindSettings {
    others = List.copyOf(others);
  }
}
