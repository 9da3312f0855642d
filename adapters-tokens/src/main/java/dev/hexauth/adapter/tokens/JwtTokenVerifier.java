package dev.hexauth.adapter.tokens;

import dev.hexauth.adapter.tokens.GenuineTokens.Genuine;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.UnsupportedJwtException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
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
  private final TokenSettings settings;
  private final GenuineTokens<AccessClaims> genuineAccess = new GenuineTokens<>();
  private final GenuineTokens<ServiceClaims> genuineService = new GenuineTokens<>();

  JwtTokenVerifier(KeyRing access, KeyRing refresh, TokenSettings settings) {
    // Issued before the type was set to JWT, a token is accepted until it expires.
    this.access =
        new JwtReader(access, List.of(TokenType.ACCESS.header(), settings.accessType().header()));
    this.refresh = new JwtReader(refresh, List.of(TokenType.REFRESH.header()));
    this.settings = settings;
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
      if (genuine.notBefore().isAfter(now.plus(settings.clockTolerance()))) {
        return new Verification.Invalid<>();
      }
      return now.isBefore(genuine.expiresAt().plus(settings.clockTolerance()))
          ? new Verification.Verified<>(genuine.claims())
          : new Verification.Expired<>();
    } catch (JwtException | IllegalArgumentException e) {
      return new Verification.Invalid<>();
    }
  }

  @Override
  public Verification<ServiceClaims> verifyService(Token token, Instant now) {
    return verify(() -> genuineService.find(token, this::readService), now);
  }

  private Genuine<AccessClaims> readAccess(Token token) {
    Claims claims = readAccessClaims(token);
    require(!claims.containsKey(TokenType.SUBJECT_TYPE), TokenType.SUBJECT_TYPE);
    AccessClaims shaped =
        new AccessClaims(
            session(claims),
            generation(claims),
            holder(claims),
            new TokenId(required(claims.getId(), "jti")),
            delivery(claims),
            required(claims.getIssuedAt(), "iat").toInstant(),
            required(claims.getExpiration(), "exp").toInstant());
    return new Genuine<>(shaped, begin(claims), shaped.expiresAt());
  }

  private Genuine<ServiceClaims> readService(Token token) {
    Claims claims = readAccessClaims(token);
    require(TokenType.SERVICE.equals(claims.get(TokenType.SUBJECT_TYPE)), TokenType.SUBJECT_TYPE);
    require(Collections.disjoint(claims.keySet(), TokenType.OF_USERS), TokenType.SUBJECT_TYPE);
    ServiceName service = new ServiceName(required(claims.getSubject(), "sub"));
    require(service.value().equals(claims.get(TokenType.CLIENT)), TokenType.CLIENT);
    ServiceClaims shaped =
        new ServiceClaims(
            service,
            new TokenId(required(claims.getId(), "jti")),
            required(claims.getIssuedAt(), "iat").toInstant(),
            required(claims.getExpiration(), "exp").toInstant());
    return new Genuine<>(shaped, begin(claims), shaped.expiresAt());
  }

  private Claims readAccessClaims(Token token) {
    Claims claims = read(access, token);
    require(Set.of(settings.audience()).equals(claims.getAudience()), "aud");
    return claims;
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
    require(settings.accepts(required(claims.getIssuer(), "iss")), "iss");
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

  /** Tokens of older versions have neither claim. */
  private static Optional<Holder> holder(Claims claims) {
    Long authenticatedAt = claims.get(TokenType.AUTHENTICATED_AT, Long.class);
    if (authenticatedAt == null) {
      require(!claims.containsKey(TokenType.ROLES), TokenType.AUTHENTICATED_AT);
      return Optional.empty();
    }
    return Optional.of(new Holder(role(claims), Instant.ofEpochSecond(authenticatedAt)));
  }

  private static Role role(Claims claims) {
    return Arrays.stream(Role.values())
        .filter(role -> JwtTokenSigner.rolesOf(role).equals(claims.get(TokenType.ROLES)))
        .findFirst()
        .orElseThrow(() -> new UnsupportedJwtException("roles are not those of a user"));
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
