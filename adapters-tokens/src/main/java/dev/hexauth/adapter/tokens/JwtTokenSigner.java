package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import io.jsonwebtoken.JwtBuilder;
import java.time.Instant;
import java.util.Date;

/**
 * Signs tokens as JWTs. Their members have a fixed order, so that equal claims give equal bytes to
 * sign.
 */
final class JwtTokenSigner implements TokenSigner {

  private final KeyRing access;
  private final KeyRing refresh;
  private final String issuer;
  private final String audience;

  JwtTokenSigner(KeyRing access, KeyRing refresh, String issuer, String audience) {
    this.access = access;
    this.refresh = refresh;
    this.issuer = issuer;
    this.audience = audience;
  }

  @Override
  @SuppressWarnings("deprecation") // An audience of one as a string is what every reader accepts.
  public Token sign(AccessClaims claims) {
    JwtBuilder jwt = begin(TokenType.ACCESS, access);
    jwt.audience().single(audience);
    addSession(jwt, claims.session(), claims.generation());
    addDelivery(jwt, claims.delivery());
    addTimes(jwt, claims.issuedAt(), claims.expiresAt());
    return finish(jwt.id(claims.id().value()), access.signing());
  }

  @Override
  public Token sign(RefreshClaims claims) {
    JwtBuilder jwt = begin(TokenType.REFRESH, refresh);
    addSession(jwt, claims.session(), claims.generation());
    addDelivery(jwt, claims.delivery());
    addTimes(jwt, claims.issuedAt(), claims.expiresAt());
    return finish(jwt, refresh.signing());
  }

  private JwtBuilder begin(TokenType type, KeyRing keys) {
    return keys.code()
        .builder()
        .header()
        .type(type.header())
        .keyId(keys.signing().id())
        .and()
        .issuer(issuer);
  }

  private static void addSession(JwtBuilder jwt, SessionRef session, Generation generation) {
    jwt.subject(session.owner().toString())
        .claim(TokenType.SESSION, session.id().value())
        .claim(TokenType.GENERATION, generation.value());
  }

  private static void addDelivery(JwtBuilder jwt, Delivery delivery) {
    if (delivery == Delivery.BODY) {
      jwt.claim(TokenType.DELIVERY, TokenType.IN_BODY);
    }
  }

  private static void addTimes(JwtBuilder jwt, Instant issuedAt, Instant expiresAt) {
    jwt.issuedAt(Date.from(issuedAt)).expiration(Date.from(expiresAt));
  }

  private static Token finish(JwtBuilder jwt, SigningKey key) {
    return new Token(jwt.signWith(key.privateKey(), key.algorithm()).compact());
  }
}
