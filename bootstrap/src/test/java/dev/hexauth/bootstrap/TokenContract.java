package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contents of tokens. {@link TokenAttackContract} shows that no others are accepted. */
interface TokenContract extends OverHttp {

  @Test
  @Tag("RFC8725-3.11")
  @Tag("ASVS-9.2.4")
  @Tag("ASVS-14.3.3")
  @Tag("NIST-63B-5.1.1-personal")
  @Tag("RFC9068-2.1-type")
  @Tag("RFC9068-2.2-claims")
  @Tag("RFC9068-2.2.3.1-roles")
  default void an_access_token_has_the_claims_of_rfc_9068() {
    Jwt access = Jwt.parse(loggedIn().access());

    assertThat(access.header()).containsKeys("alg", "kid").containsEntry("typ", "at+jwt");
    assertThat(access.claims())
        .containsOnlyKeys(
            "iss",
            "aud",
            "client_id",
            "sub",
            "sid",
            "gen",
            "roles",
            "auth_time",
            "iat",
            "exp",
            "jti")
        .containsEntry("client_id", "hexauth")
        .containsEntry("roles", List.of("user"))
        .containsEntry("auth_time", (int) now().getEpochSecond())
        .containsEntry("gen", 0);
    assertThat(lifetime(access)).isEqualTo(Duration.ofMinutes(15));
    assertThat(access.claim("iat")).isEqualTo((int) now().getEpochSecond());
  }

  @Test
  @Tag("RFC8725-3.11")
  @Tag("ASVS-14.3.3")
  @Tag("NIST-63B-5.1.1-personal")
  default void a_refresh_token_has_its_session_and_generation() {
    Jwt refresh = Jwt.parse(loggedIn().refresh());

    assertThat(refresh.header()).containsKeys("alg", "kid").containsEntry("typ", "rt+jwt");
    assertThat(refresh.claims())
        .containsOnlyKeys("iss", "sub", "sid", "gen", "iat", "exp")
        .containsEntry("gen", 0);
    assertThat(lifetime(refresh)).isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  @Tag("RFC9068-2.2.1-authentication")
  default void a_refresh_keeps_the_time_of_the_login_and_a_login_sets_it() {
    Account account = registered();
    Tokens first = loggedIn(account);
    Object login = Jwt.parse(first.access()).claim("auth_time");

    after(Duration.ofMinutes(5));
    Jwt refreshed = Jwt.parse(api().refresh(first.refresh()).succeeded(200).tokens().access());
    assertThat(refreshed.claim("auth_time")).isEqualTo(login);
    assertThat(refreshed.claim("iat")).isEqualTo((int) now().getEpochSecond());
    assertThat(Jwt.parse(loggedIn(account).access()).claim("auth_time"))
        .isEqualTo((int) now().getEpochSecond());
  }

  /** Other services still get such tokens from nodes of an earlier version. */
  @Test
  default void an_access_token_of_an_earlier_version_is_valid() {
    Jwt access = Jwt.parse(loggedIn().access());

    api()
        .me(
            access
                .without("client_id")
                .without("roles")
                .without("auth_time")
                .signed(Keys.ACCESS.getPrivate()))
        .succeeded(200);
  }

  @Test
  @Tag("ASVS-7.2.2")
  default void no_two_access_tokens_have_one_id() {
    Account account = registered();

    assertThat(Jwt.parse(loggedIn(account).access()).claim("jti"))
        .isNotEqualTo(Jwt.parse(loggedIn(account).access()).claim("jti"));
  }

  @Test
  default void an_access_token_signed_again_unchanged_is_valid() {
    Jwt access = Jwt.parse(loggedIn().access());

    api().me(access.signed(Keys.ACCESS.getPrivate())).succeeded(200);
  }

  @Test
  @Tag("ASVS-7.2.1")
  @Tag("RFC8725-3.8")
  default void a_valid_token_of_a_deleted_user_has_no_active_session() {
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
