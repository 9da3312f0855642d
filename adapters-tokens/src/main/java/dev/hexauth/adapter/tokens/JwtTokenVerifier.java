package dev.hexauth.adapter.tokens;

import dev.hexauth.adapter.tokens.GenuineTokens.Genuine;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
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
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the tokens of {@link JwtTokenSigner}, and no others. Every request carries an access
 * token, so verified ones are cached; their times are checked again each time.
 */
final class JwtTokenVerifier implements TokenVerifier {

  private final JwtReader access;
  private final JwtReader refresh;
  private final String issuer;
  private final String audience;
  private final Duration tolerance;
  private final GenuineTokens<AccessClaims> genuineAccess = new GenuineTokens<>();

  /**
   * @param tolerance the accepted clock skew between issuer and verifier
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
    return verify(() -> genuineAccess.find(token, this::readAccess), now);
  }

  @Override
  public Verification<RefreshClaims> verifyRefresh(Token token, Instant now) {
    return verify(() -> readRefresh(token), now);
  }

  private <C> Verification<C> verify(Supplier<Genuine<C>> finding, Instant now) {
    try {
      Genuine<C> genuine = finding.get();
      if (genuine.notBefore().isAfter(now.plus(tolerance))) {
        return new Verification.Invalid<>();
      }
      return now.isBefore(genuine.expiresAt().plus(tolerance))
          ? new Verification.Verified<>(genuine.claims())
          : new Verification.Expired<>();
    } catch (JwtException | IllegalArgumentException e) {
      return new Verification.Invalid<>();
    }
  }

  private Genuine<AccessClaims> readAccess(Token token) {
    Claims claims = read(access, token);
    require(Set.of(audience).equals(claims.getAudience()), "aud");
    AccessClaims shaped =
        new AccessClaims(
            session(claims),
            generation(claims),
            new TokenId(required(claims.getId(), "jti")),
            delivery(claims),
            required(claims.getIssuedAt(), "iat").toInstant(),
            required(claims.getExpiration(), "exp").toInstant());
    return new Genuine<>(shaped, begin(claims), shaped.expiresAt());
  }

  /** Only access tokens have an audience, so no rule accepts both kinds. */
  private Genuine<RefreshClaims> readRefresh(Token token) {
    Claims claims = read(refresh, token);
    require(claims.getAudience() == null, "aud");
    RefreshClaims shaped =
        new RefreshClaims(
            session(claims),
            generation(claims),
            delivery(claims),
            required(claims.getIssuedAt(), "iat").toInstant(),
            required(claims.getExpiration(), "exp").toInstant());
    return new Genuine<>(shaped, begin(claims), shaped.expiresAt());
  }

  private Claims read(JwtReader reader, Token token) {
    Claims claims = reader.read(token.compact());
    require(issuer.equals(claims.getIssuer()), "iss");
    return claims;
  }

  /**
   * When the token becomes valid. Its time of issue does not matter: the issuing node's clock may
   * be ahead, or this node's may have been set back (RFC 7519, 4.1.6 requires no check).
   */
  private static Instant begin(Claims claims) {
    Date notBefore = claims.getNotBefore();
    return notBefore == null ? Instant.MIN : notBefore.toInstant();
  }

  private static SessionRef session(Claims claims) {
    String sid = claims.get(TokenType.SESSION, String.class);
    Optional<UserId> owner = UserId.parse(required(claims.getSubject(), "sub"));
    return new SessionRef(
        owner.orElseThrow(() -> new UnsupportedJwtException("sub is no id of a user")),
        new SessionId(required(sid, TokenType.SESSION)));
  }

  private static Generation generation(Claims claims) {
    long generation = required(claims.get(TokenType.GENERATION, Long.class), TokenType.GENERATION);
    require(generation <= Generation.MAX, TokenType.GENERATION);
    return new Generation((int) generation);
  }

  private static Delivery delivery(Claims claims) {
    String delivery = claims.get(TokenType.DELIVERY, String.class);
    if (delivery == null) {
      return Delivery.COOKIE;
    }
    require(delivery.equals(TokenType.IN_BODY), TokenType.DELIVERY);
    return Delivery.BODY;
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
