package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tokens say, and that no other token passes for one. */
interface TokenContract extends OverHttp {

  @Test
  default void an_access_token_says_what_rfc_9068_asks_for() {
    Jwt access = Jwt.parse(loggedIn().access());

    assertThat(access.header()).containsKeys("alg", "kid").containsEntry("typ", "at+jwt");
    assertThat(access.claims()).containsOnlyKeys("iss", "aud", "sub", "sid", "iat", "exp", "jti");
    assertThat(lifetime(access)).isEqualTo(Duration.ofMinutes(15));
    assertThat(access.claim("iat")).isEqualTo((int) now().getEpochSecond());
  }

  @Test
  default void a_refresh_token_says_its_session_and_generation() {
    Jwt refresh = Jwt.parse(loggedIn().refresh());

    assertThat(refresh.header()).containsKeys("alg", "kid").containsEntry("typ", "rt+jwt");
    assertThat(refresh.claims())
        .containsOnlyKeys("iss", "sub", "sid", "gen", "iat", "exp")
        .containsEntry("gen", 0);
    assertThat(lifetime(refresh)).isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  default void no_two_access_tokens_have_one_id() {
    Account account = registered();

    assertThat(Jwt.parse(loggedIn(account).access()).claim("jti"))
        .isNotEqualTo(Jwt.parse(loggedIn(account).access()).claim("jti"));
  }

  @Test
  default void an_access_token_signed_again_unchanged_is_good() {
    Jwt access = Jwt.parse(loggedIn().access());

    api().me(access.signed(Keys.ACCESS.getPrivate())).succeeded(200);
  }

  @Test
  default void a_token_that_is_not_to_the_letter_is_invalid() {
    Tokens tokens = loggedIn();
    Jwt access = Jwt.parse(tokens.access());
    long now = now().getEpochSecond();
    PrivateKey key = Keys.ACCESS.getPrivate();
    Stream.of(
            access.without("exp"),
            access.without("sub"),
            access.without("sid"),
            access.without("iss"),
            access.without("aud"),
            access.with("sub", "nobody"),
            access.with("sub", 1),
            access.with("sub", UUID.randomUUID() + " "),
            access.with("sid", "short"),
            access.with("sid", List.of("a")),
            access.with("iss", "another"),
            access.with("aud", "another"),
            access.with("exp", now),
            access.with("exp", now - 1),
            access.with("exp", "tomorrow"),
            access.with("nbf", now + 60),
            access.withHeader("typ", "JWT"),
            access.withHeader("typ", "rt+jwt"),
            access.withHeader("kid", "another"),
            access.withHeader("jku", "https://example.com/keys"),
            access.withHeader("x5u", "https://example.com/keys"),
            access.withHeader("jwk", Map.of("kty", "RSA")),
            access.withHeader("alg", "HS256"),
            access.withHeader("alg", "PS256"),
            access.withHeader("alg", "none"))
        .forEach(changed -> {
          Reply reply = api().me(changed.signed(key));
          assertThat(reply.status()).as("%s", changed).isEqualTo(401);
          reply.failed(401, "Invalid token or user doesn't exist");
        });
    api().me(tokens.access()).succeeded(200);
  }

  @Test
  default void a_token_signed_by_another_is_invalid() {
    Tokens tokens = loggedIn();
    Jwt access = Jwt.parse(tokens.access());
    String signature = tokens.access().substring(tokens.access().lastIndexOf('.') + 1);
    Jwt unsigned = access.withHeader("alg", "none");
    Stream.of(
            access.signed(Keys.rsa(2048).getPrivate()),
            access.signed(Keys.REFRESH.getPrivate()),
            access.unsigned() + ".",
            access.unsigned(),
            unsigned.unsigned() + ".",
            unsigned.unsigned() + "." + signature,
            access.with("sub", UUID.randomUUID().toString()).unsigned() + "." + signature,
            tokens.access() + "A",
            tokens.access().substring(0, tokens.access().length() - 4),
            tokens.refresh())
        .forEach(forged -> api().me(forged).failed(401, "Invalid token or user doesn't exist"));
  }

  @Test
  default void a_public_key_is_no_password_for_hs256() {
    Jwt access = Jwt.parse(loggedIn().access()).withHeader("alg", "HS256");
    byte[] key = Keys.ACCESS.getPublic().getEncoded();
    String pem = Keys.pem("PUBLIC KEY", Keys.ACCESS.getPublic());

    for (byte[] secret : List.of(key, pem.getBytes(StandardCharsets.US_ASCII))) {
      api().me(access.hmac(secret)).failed(401, "Invalid token or user doesn't exist");
    }
  }

  @Test
  default void a_good_token_of_a_user_who_is_gone_names_no_active_session() {
    Jwt access = Jwt.parse(loggedIn().access());

    api()
        .me(
            access
                .with("sub", "01890a5d-ac96-774b-bcce-b302099a8057")
                .signed(Keys.ACCESS.getPrivate()))
        .failed(401, "Invalid token or session has expired");
  }

  private Instant now() {
    return assembly().clock().instant();
  }

  private static Duration lifetime(Jwt token) {
    return Duration.ofSeconds(
        ((Number) token.claim("exp")).longValue() - ((Number) token.claim("iat")).longValue());
  }
}
