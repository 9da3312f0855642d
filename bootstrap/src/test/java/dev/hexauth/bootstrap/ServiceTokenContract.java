package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another service gets tokens of its own, which are no user's. */
interface ServiceTokenContract extends ServicesOverHttp {

  @Test
  @Tag("RFC6749-4.4.3")
  @Tag("RFC6749-5.1")
  default void a_service_gets_a_token_for_five_minutes_and_no_refresh_token() {
    String service = Assembly.newServiceName();
    Reply reply =
        api()
            .post("/oauth2/token")
            .form("grant_type", "client_credentials", "client_id", service)
            .basic(service, assembly().makeServiceKey(service))
            .send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers().get("cache-control")).containsExactly("no-store");
    assertThat(reply.json().propertyNames())
        .containsExactly("access_token", "token_type", "expires_in");
    assertThat(reply.json().path("token_type").asString()).isEqualTo("Bearer");
    assertThat(reply.json().path("expires_in").asInt()).isEqualTo(300);
    Jwt jwt = Jwt.parse(reply.json().path("access_token").asString());
    assertThat(jwt.claim("sub")).isEqualTo(service);
    assertThat(jwt.claim("client_id")).isEqualTo(service);
    assertThat(jwt.claim("sub_type")).isEqualTo("service");
    assertThat(jwt.claims().keySet())
        .containsExactlyInAnyOrder(
            "iss", "aud", "client_id", "sub", "sub_type", "iat", "exp", "jti");
  }

  @Test
  @Tag("RFC6749-3.3")
  @Tag("RFC6749-5.2")
  default void another_grant_or_a_scope_is_refused() {
    grant("grant_type", "").refused(400, "invalid_request");
    grant("other", "client_credentials").refused(400, "invalid_request");
    for (String type : List.of("password", "refresh_token", "authorization_code", "nonsense")) {
      grant("grant_type", type).refused(400, "unsupported_grant_type");
    }
    grant("grant_type", "client_credentials", "scope", "read").refused(400, "invalid_scope");
  }

  private Reply grant(String... form) {
    return api().post("/oauth2/token").form(form).bearer(assembly().serviceKey()).send();
  }

  @Test
  @Tag("RFC7662-4-checks")
  default void a_services_token_that_was_changed_is_inactive() {
    Jwt good = Jwt.parse(serviceToken());
    Jwt users = Jwt.parse(loggedIn().access());
    assertThat(active(signed(good, jwt -> jwt.with("more", "text"))).status()).isEqualTo(200);
    for (UnaryOperator<Jwt> change :
        List.<UnaryOperator<Jwt>>of(
            jwt -> jwt.without("sub_type"),
            jwt -> jwt.with("sub_type", "user"),
            jwt -> jwt.with("sub_type", List.of("service")),
            jwt -> jwt.with("sub", users.claim("sub")),
            jwt -> jwt.with("sub", users.claim("sub")).with("client_id", users.claim("sub")),
            jwt -> jwt.with("sub", "Other"),
            jwt -> jwt.with("sub", "nobody").with("client_id", "nobody"),
            jwt -> jwt.with("client_id", "nobody"),
            jwt -> jwt.without("client_id"),
            jwt -> jwt.with("sid", users.claim("sid")),
            jwt -> jwt.with("aud", "other"),
            jwt -> jwt.with("aud", List.of("hexauth", "other")),
            jwt -> jwt.with("iss", "other"),
            jwt -> jwt.without("exp"),
            jwt -> jwt.with("exp", jwt.claim("iat")),
            jwt -> jwt.with("nbf", 4_000_000_000L),
            jwt -> jwt.without("iat"),
            jwt -> jwt.without("jti"),
            jwt -> jwt.withHeader("typ", "JWT"),
            jwt -> jwt.withHeader("typ", "rt+jwt"),
            jwt -> jwt.withHeader("alg", "none"),
            jwt -> jwt.withHeader("kid", "other"))) {
      inactive(signed(good, change));
    }
    inactive(good.signed(Keys.REFRESH.getPrivate()));
    String mixed = users.with("sub_type", "service").signed(Keys.ACCESS.getPrivate());
    inactive(mixed);
    api().me(mixed).failed(401, TokenAttackContract.INVALID);
  }

  private static String signed(Jwt good, UnaryOperator<Jwt> change) {
    return change.apply(good).signed(Keys.ACCESS.getPrivate());
  }
}
