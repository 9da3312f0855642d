package dev.hexauth.adapter.security;

import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.UserId;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.UnsupportedJwtException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Verifies what {@link JwtTokenSigner} signs, and nothing else. */
final class JwtTokenVerifier implements TokenVerifier {

  private final JwtReader access;
  private final JwtReader refresh;
  private final String issuer;
  private final String audience;
  private final Duration tolerance;

  /**
   * @param tolerance how far the clocks of those who issue may be off
   */
  JwtTokenVerifier(
      KeyRing access, KeyRing refresh, String issuer, String audience, Duration tolerance) {
    this.access = new JwtReader(access, TokenType.ACCESS);
    this.refresh = new JwtReader(refresh, TokenType.REFRESH);
    this.issuer = issuer;
    this.audience = audience;
    this.tolerance = tolerance;
  }

  @Override
  public Verification<AccessClaims> verifyAccess(Token token, Instant now) {
    return verify(access, token, now, this::accessClaims, AccessClaims::expiresAt);
  }

  @Override
  public Verification<RefreshClaims> verifyRefresh(Token token, Instant now) {
    return verify(refresh, token, now, this::refreshClaims, RefreshClaims::expiresAt);
  }

  private <C> Verification<C> verify(
      JwtReader reader,
      Token token,
      Instant now,
      Function<Claims, C> shape,
      Function<C, Instant> expiry) {
    try {
      Claims claims = reader.read(token.compact());
      requireOursAndBegun(claims, now);
      C shaped = shape.apply(claims);
      return now.isBefore(expiry.apply(shaped).plus(tolerance))
          ? new Verification.Verified<>(shaped)
          : new Verification.Expired<>();
    } catch (JwtException | IllegalArgumentException e) {
      return new Verification.Invalid<>();
    }
  }

  private void requireOursAndBegun(Claims claims, Instant now) {
    Instant latest = now.plus(tolerance);
    require(issuer.equals(claims.getIssuer()), "iss");
    require(!required(claims.getIssuedAt(), "iat").toInstant().isAfter(latest), "iat");
    require(
        claims.getNotBefore() == null || !claims.getNotBefore().toInstant().isAfter(latest), "nbf");
  }

  private AccessClaims accessClaims(Claims claims) {
    require(Set.of(audience).equals(claims.getAudience()), "aud");
    return new AccessClaims(
        session(claims),
        new TokenId(required(claims.getId(), "jti")),
        claims.getIssuedAt().toInstant(),
        required(claims.getExpiration(), "exp").toInstant());
  }

  private RefreshClaims refreshClaims(Claims claims) {
    long generation = required(claims.get(TokenType.GENERATION, Long.class), TokenType.GENERATION);
    require(generation <= Generation.MAX, TokenType.GENERATION);
    return new RefreshClaims(
        session(claims),
        new Generation((int) generation),
        claims.getIssuedAt().toInstant(),
        required(claims.getExpiration(), "exp").toInstant());
  }

  private static SessionRef session(Claims claims) {
    String sid = claims.get(TokenType.SESSION, String.class);
    Optional<UserId> owner = UserId.parse(required(claims.getSubject(), "sub"));
    return new SessionRef(
        owner.orElseThrow(() -> new UnsupportedJwtException("sub is no id of a user")),
        new SessionId(required(sid, TokenType.SESSION)));
  }

  private static <T> T required(@Nullable T value, String claim) {
    if (value == null) {
      throw new UnsupportedJwtException(claim + " is missing");
    }
    return value;
  }

  private static void require(boolean holds, String claim) {
    if (!holds) {
      throw new UnsupportedJwtException(claim + " is not as it must be");
    }
  }
}
