package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tokens without content. A token is genuine if it was signed here; its claims are in a map.
 * Nothing is ever removed from it, so this is for tests only.
 */
@Mutable({"access", "refresh", "services"})
final class InMemoryTokens implements TokenSigner, TokenVerifier {

  private final Map<Token, AccessClaims> access = new ConcurrentHashMap<>();
  private final Map<Token, RefreshClaims> refresh = new ConcurrentHashMap<>();
  private final Map<Token, ServiceClaims> services = new ConcurrentHashMap<>();

  @Override
  public Token sign(AccessClaims claims) {
    Token token = new Token("access." + Sha256.of(claims.toString()));
    access.put(token, claims);
    return token;
  }

  @Override
  public Token sign(RefreshClaims claims) {
    Token token = new Token("refresh." + Sha256.of(claims.toString()));
    refresh.put(token, claims);
    return token;
  }

  @Override
  public Token sign(ServiceClaims claims) {
    Token token = new Token("service." + Sha256.of(claims.toString()));
    services.put(token, claims);
    return token;
  }

  @Override
  public Verification<AccessClaims> verifyAccess(Token token, Instant now) {
    return verify(access.get(token), AccessClaims::expiresAt, now);
  }

  @Override
  public Verification<RefreshClaims> verifyRefresh(Token token, Instant now) {
    return verify(refresh.get(token), RefreshClaims::expiresAt, now);
  }

  @Override
  public Verification<ServiceClaims> verifyService(Token token, Instant now) {
    return verify(services.get(token), ServiceClaims::expiresAt, now);
  }

  private static <C> Verification<C> verify(
      @Nullable C claims, Function<C, Instant> expiry, Instant now) {
    if (claims == null) {
      return new Verification.Invalid<>();
    }
    return now.isBefore(expiry.apply(claims))
        ? new Verification.Verified<>(claims)
        : new Verification.Expired<>();
  }
}
