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
 * What the tokens of one kind that came with a request prove. A browser may send several: a sibling
 * host can set a cookie of the same name for the whole domain (RFC 6265, 8.6). So an invalid one
 * must not hide a valid one.
 *
 * @param claims those of the good ones, in the order in which they came
 * @param anyExpired whether one was good once
 * @param anyInvalid whether one is not genuine, of another kind, or presented in another way than
 *     it was delivered
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
      Function<Token, Verification<C>> verifier,
      Function<C, Delivery> delivery) {
    List<C> claims = new ArrayList<>();
    boolean anyExpired = false;
    boolean anyInvalid = false;
    for (Token token : tokens.stream().distinct().toList()) {
      switch (verifier.apply(token)) {
        case Verification.Verified<C>(C found) when token.accepts(delivery.apply(found)) ->
            claims.add(found);
        case Verification.Verified<C> _, Verification.Invalid<C> _ -> anyInvalid = true;
        case Verification.Expired<C> _ -> anyExpired = true;
      }
    }
    return new VerifiedTokens<>(claims, anyExpired, anyInvalid);
  }

  /** Whether none is good. */
  boolean isEmpty() {
    return claims.isEmpty();
  }

  /** Why none of them lets its bearer in, if none is good. */
  Denial denial() {
    if (anyExpired) {
      return Denial.TOKEN_EXPIRED;
    }
    return anyInvalid ? Denial.INVALID_TOKEN : Denial.NOT_LOGGED_IN;
  }

  /** Whether nothing good came along, but something that is not genuine. */
  boolean isRejected() {
    return claims.isEmpty() && anyInvalid;
  }
}
