package dev.hexauth.application;

import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The result of verifying all tokens of one kind in a request. A browser may send several: a
 * sibling host can set a cookie of the same name for the whole domain (RFC 6265, 8.6). So an
 * invalid token must not hide a valid one.
 *
 * @param claims the claims of the valid tokens, in the order of the request
 * @param anyExpired whether a token has expired and is otherwise valid
 * @param anyInvalid whether a token is not genuine, of another kind, or presented in another way
 *     than it was delivered
 */
record VerifiedTokens<C>(List<C> claims, boolean anyExpired, boolean anyInvalid) {

  VerifiedTokens {
    claims = List.copyOf(claims);
  }

  static VerifiedTokens<AccessClaims> access(
      List<Token> tokens, TokenVerifier verifier, Instant now) {
    return of(tokens, token -> verifier.verifyAccess(token, now), AccessClaims::delivery);
  }

  static VerifiedTokens<RefreshClaims> refresh(
      List<Token> tokens, TokenVerifier verifier, Instant now) {
    return of(tokens, token -> verifier.verifyRefresh(token, now), RefreshClaims::delivery);
  }

  private static <C> VerifiedTokens<C> of(
      List<Token> tokens,
      Function<Token, Verification<C>> verify,
      Function<C, Delivery> deliveryOf) {
    List<C> claims = new ArrayList<>();
    boolean anyExpired = false;
    boolean anyInvalid = false;
    for (Token token : tokens.stream().distinct().toList()) {
      switch (verify.apply(token)) {
        case Verification.Verified<C>(C found) when token.accepts(deliveryOf.apply(found)) ->
            claims.add(found);
        case Verification.Verified<C> _, Verification.Invalid<C> _ -> anyInvalid = true;
        case Verification.Expired<C> _ -> anyExpired = true;
      }
    }
    return new VerifiedTokens<>(claims, anyExpired, anyInvalid);
  }

  /** Whether no token is valid. */
  boolean isEmpty() {
    return claims.isEmpty();
  }

  /** Why access is denied, if no token is valid. */
  Denial denial() {
    if (anyExpired) {
      return Denial.TOKEN_EXPIRED;
    }
    return anyInvalid ? Denial.INVALID_TOKEN : Denial.NOT_LOGGED_IN;
  }

  /** Whether no token is valid and one is invalid, which is worth a security event. */
  boolean isRejected() {
    return claims.isEmpty() && anyInvalid;
  }
}
