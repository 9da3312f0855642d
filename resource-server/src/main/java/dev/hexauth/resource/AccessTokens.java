package dev.hexauth.resource;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Decodes access tokens: verifies them with hexauth's keys, and asks hexauth about their session if
 * the settings want it. Nothing is asked before the first token comes, so a service starts while
 * hexauth is down.
 */
final class AccessTokens {

  /** Longer ones cannot be hexauth's, which fit into a cookie. */
  private static final int MAX_LENGTH = 8192;

  private static final int NEW_KEYS_AT_ONCE = 3;
  private static final Duration NEW_KEYS_INTERVAL = Duration.ofSeconds(10);

  private final Kept<PublishedKeys> keys;
  private final Optional<SessionCheck> check;
  private final Ticker ticker;
  private final Duration limit;

  /** Forged tokens with ever new key ids must not become as many requests for keys. */
  private final Allowance newKeys = new Allowance(NEW_KEYS_AT_ONCE, NEW_KEYS_INTERVAL.toNanos());

  AccessTokens(
      Settings settings, List<OAuth2TokenValidator<Jwt>> more, Clock clock, Ticker ticker) {
    Hexauth hexauth = new Hexauth(settings.connectTimeout(), settings.timeout());
    List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>(more);
    validators.add(0, new TokenShape(settings.issuer().toString(), settings.audiences(), clock));
    OAuth2TokenValidator<Jwt> validator = new DelegatingOAuth2TokenValidator<>(validators);
    Kept<Metadata> metadata = new Kept<>(() -> Metadata.of(settings.issuer(), hexauth), ticker);
    this.keys =
        new Kept<>(
            () ->
                endpoint(settings.keysUri(), metadata, "jwks_uri")
                    .thenCompose(hexauth::get)
                    .thenApply(json -> PublishedKeys.of(json, validator)),
            ticker);
    this.check =
        settings
            .check()
            .map(chosen ->
                new SessionCheck(
                    hexauth,
                    chosen.key(),
                    () -> endpoint(chosen.uri(), metadata, "introspection_endpoint"),
                    chosen.maxAge(),
                    ticker));
    this.ticker = ticker;
    // A caller waits for the question in flight and for the next one, at most.
    this.limit = settings.timeout().multipliedBy(2);
  }

  private static CompletableFuture<URI> endpoint(
      Optional<URI> known, Kept<Metadata> metadata, String name) {
    return known
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> metadata.get().thenApply(found -> found.endpoint(name)));
  }

  /**
   * The token, or a failure: a {@link BadJwtException} if it is not valid, and a {@link
   * HexauthUnavailableException} if that cannot be found out in time.
   */
  CompletableFuture<Jwt> decode(String token) {
    long arrived = ticker.read();
    CompletableFuture<Jwt> decoded =
        keysFor(token)
            .thenApply(found -> verified(found, token))
            .thenCompose(jwt -> checked(jwt, arrived));
    return decoded
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(judged(failure)));
  }

  private CompletableFuture<PublishedKeys> keysFor(String token) {
    @Nullable String id;
    try {
      id = keyId(token);
    } catch (ParseException e) {
      return CompletableFuture.failedFuture(new BadJwtException("the token is malformed", e));
    }
    if (id == null) {
      return CompletableFuture.failedFuture(new BadJwtException("the token names no key"));
    }
    return keys.get()
        .thenCompose(
            known -> known.hasKey(id) ? CompletableFuture.completedFuture(known) : newer(known));
  }

  private static @Nullable String keyId(String token) throws ParseException {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > MAX_LENGTH) {
      throw new ParseException("no header", 0);
    }
    try {
      return JWSHeader.parse(new Base64URL(token.substring(0, dot))).getKeyID();
    } catch (IllegalArgumentException e) {
      throw new ParseException("no header: " + e.getMessage(), 0);
    }
  }

  private CompletableFuture<PublishedKeys> newer(PublishedKeys known) {
    @Nullable CompletableFuture<PublishedKeys> coming = keys.coming();
    if (coming != null) {
      return coming;
    }
    return newKeys.take(ticker.read()) ? keys.renewed() : CompletableFuture.completedFuture(known);
  }

  private static Jwt verified(PublishedKeys keys, String token) {
    try {
      return keys.decode(token);
    } catch (BadJwtException e) {
      throw e;
    } catch (JwtException e) {
      throw new BadJwtException("the token cannot be verified", e);
    }
  }

  private CompletableFuture<Jwt> checked(Jwt jwt, long arrived) {
    if (check.isEmpty()) {
      return CompletableFuture.completedFuture(jwt);
    }
    return check
        .get()
        .isActive(jwt.getTokenValue(), arrived)
        .thenApply(active -> {
          if (!active) {
            throw new BadJwtException("the token is not active");
          }
          return jwt;
        });
  }

  private static Throwable judged(Throwable failure) {
    Throwable cause = Hexauth.unwrapped(failure);
    if (cause instanceof BadJwtException) {
      return cause;
    }
    // Callers share the failure, and each needs a stack trace of its own.
    return new HexauthUnavailableException(
        cause instanceof TimeoutException
            ? "hexauth did not answer in time"
            : String.valueOf(cause.getMessage()),
        cause);
  }
}
