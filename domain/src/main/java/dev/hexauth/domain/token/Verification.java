package dev.hexauth.domain.token;

/**
 * The result of verifying a presented token.
 *
 * @param <C> the claims of the expected kind of token
 */
public sealed interface Verification<C> {

  /** Genuine, of the expected kind, and valid now. */
  record Verified<C>(C claims) implements Verification<C> {}

  /** Genuine and of the expected kind, but expired. */
  record Expired<C>() implements Verification<C> {}

  /** Anything else: malformed, forged, of another kind, signed by another key, or not yet valid. */
  record Invalid<C>() implements Verification<C> {}
}
