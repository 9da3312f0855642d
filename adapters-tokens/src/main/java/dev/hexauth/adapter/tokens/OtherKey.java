package dev.hexauth.adapter.tokens;

/**
 * A key that verifies and does not sign.
 *
 * @param algorithm of the key
 * @param value the public key, or the private one, of which only the public half is kept
 */
public record OtherKey(SigningAlgorithm algorithm, KeyValue value) {}
