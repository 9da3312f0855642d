package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenPair;
import dev.hexauth.domain.user.Role;
import io.jsonwebtoken.JwtBuilder;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/**
 * Signs tokens as JWTs. Their members have a fixed order, so that equal claims give equal bytes to
 * sign.
 */
final class JwtTokenSigner implements TokenSigner {

  private final KeyRing access;
  private final KeyRing refresh;
  private final TokenSettings settings;
  private final SideBySide sideBySide = new SideBySide();

  JwtTokenSigner(KeyRing access, KeyRing refresh, TokenSettings settings) {
    this.access = access;
    this.refresh = refresh;
    this.settings = settings;
  }

  @Override
  public Token sign(AccessClaims claims) {
    JwtBuilder jwt = beginAccess(settings.clientId());
    addSession(jwt, claims.session(), claims.generation());
    claims.holder().ifPresent(holder -> addHolder(jwt, holder));
    addDelivery(jwt, claims.delivery());
    addTimes(jwt, claims.issuedAt(), claims.expiresAt());
    return finish(jwt.id(claims.id().value()), access.signing());
  }

  @Override
  public Token sign(ServiceClaims claims) {
    String service = claims.service().value();
    JwtBuilder jwt = beginAccess(service);
    jwt.subject(service).claim(TokenType.SUBJECT_TYPE, TokenType.SERVICE);
    addTimes(jwt, claims.issuedAt(), claims.expiresAt());
    return finish(jwt.id(claims.id().value()), access.signing());
  }

  @SuppressWarnings("deprecation") // An audience of one as a string is what every reader accepts.
  private JwtBuilder beginAccess(String client) {
    JwtBuilder jwt = begin(settings.accessType().header(), access);
    jwt.audience().single(settings.audience());
    return jwt.claim(TokenType.CLIENT, client);
  }

  @Override
  public Token sign(RefreshClaims claims) {
    JwtBuilder jwt = begin(TokenType.REFRESH.header(), refresh);
    addSession(jwt, claims.session(), claims.generation());
    addDelivery(jwt, claims.delivery());
    addTimes(jwt, claims.issuedAt(), claims.expiresAt());
    return finish(jwt, refresh.signing());
  }

  @Override
  public TokenPair signBoth(AccessClaims accessClaims, RefreshClaims refreshClaims) {
    return sideBySide.sign(() -> sign(accessClaims), () -> sign(refreshClaims));
  }

  private JwtBuilder begin(String type, KeyRing keys) {
    return keys.code()
        .builder()
        .header()
        .type(type)
        .keyId(keys.signing().id())
        .and()
        .issuer(settings.issuer());
  }

  private static void addSession(JwtBuilder jwt, SessionRef session, Generation generation) {
    jwt.subject(session.owner().toString())
        .claim(TokenType.SESSION, session.id().value())
        .claim(TokenType.GENERATION, generation.value());
  }

  private static void addHolder(JwtBuilder jwt, Holder holder) {
    jwt.claim(TokenType.ROLES, rolesOf(holder.role()))
        .claim(TokenType.AUTHENTICATED_AT, holder.authenticatedAt().getEpochSecond());
  }

  /** The claim for a user with that role: a list (RFC 9068, 2.2.3.1). */
  static List<String> rolesOf(Role role) {
    return List.of(role.name().toLowerCase(Locale.ROOT));
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
