package dev.hexauth.adapter.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hexauth.adapter.web.http.Body;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The bodies of successful answers on the routes of OAuth 2.0. */
sealed interface OAuthBody extends Body {

  /** What every valid access token is presented as. */
  String BEARER = "Bearer";

  /**
   * The valid access token of a user (RFC 7662, 2.2).
   *
   * @param roles those of the user now, which may differ from those in the token
   * @param authTime null in a token of an older version
   */
  record UserToken(
      boolean active,
      String iss,
      String aud,
      String sub,
      String sid,
      @JsonProperty("client_id") String clientId,
      List<String> roles,
      @JsonProperty("auth_time") @Nullable Long authTime,
      long iat,
      long exp,
      String jti,
      @JsonProperty("token_type") String tokenType)
      implements OAuthBody {

    static UserToken of(AccessClaims claims, User user, TokenParties parties) {
      return new UserToken(
          true,
          parties.issuer(),
          parties.audience(),
          user.id().toString(),
          claims.session().id().value(),
          parties.clientId(),
          List.of(user.role().name().toLowerCase(Locale.ROOT)),
          claims.holder().map(Holder::authenticatedAt).map(Instant::getEpochSecond).orElse(null),
          claims.issuedAt().getEpochSecond(),
          claims.expiresAt().getEpochSecond(),
          claims.id().value(),
          BEARER);
    }
  }

  /** The valid access token of a service. */
  record ServiceToken(
      boolean active,
      String iss,
      String aud,
      String sub,
      @JsonProperty("sub_type") String subType,
      @JsonProperty("client_id") String clientId,
      long iat,
      long exp,
      String jti,
      @JsonProperty("token_type") String tokenType)
      implements OAuthBody {

    static ServiceToken of(ServiceClaims claims, TokenParties parties) {
      String service = claims.service().value();
      return new ServiceToken(
          true,
          parties.issuer(),
          parties.audience(),
          service,
          "service",
          service,
          claims.issuedAt().getEpochSecond(),
          claims.expiresAt().getEpochSecond(),
          claims.id().value(),
          BEARER);
    }
  }

  /** Any other token. */
  record InactiveToken(boolean active) implements OAuthBody {

    static final InactiveToken INSTANCE = new InactiveToken(false);
  }

  /**
   * A new access token (RFC 6749, 5.1).
   *
   * @param expiresIn its lifetime in seconds
   */
  record IssuedToken(
      @JsonProperty("access_token") Token accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn)
      implements OAuthBody {

    static IssuedToken of(Token token, Duration lifetime) {
      return new IssuedToken(token, BEARER, lifetime.toSeconds());
    }
  }
}
