package dev.hexauth.domain.token;

/**
 * What a verifier found in a token that somebody presented.
 *
 * @param <C> the claims of the kind of token that was expected
 */
public sealed interface Verification<C> {

  /** Genuine, of the expected kind, and good now. */
  record Verified<C>(C claims) implements Verification<C> {}

  /** Genuine and of the expected kind, but no longer good. */
  record Expired<C>() implements Verification<C> {}

  /** Anything else: malformed, forged, of another kind, by another key, not good yet. */
  record Invalid<C>() implements Verification<C> {}
}
