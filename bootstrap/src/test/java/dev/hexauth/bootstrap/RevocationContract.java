package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another service ends a user's session by one of its tokens. */
interface RevocationContract extends ServicesOverHttp {

  /** Revokes {@code token}, which is answered alike whether it was valid or not. */
  private void revoke(String token) {
    Reply reply = api().revoke(assembly().serviceKey(), token);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("content-type")).isEmpty();
  }

  @Test
  @Tag("RFC7009-2.1-kinds")
  @Tag("RFC7009-2.1-related")
  default void either_token_of_a_session_ends_it_and_no_other() {
    Account account = registered();
    Tokens other = loggedIn(account);
    for (TokenKind kind : TokenKind.values()) {
      Tokens tokens = loggedIn(account);

      revoke(kind.in(tokens));

      api().me(tokens.access()).failed(401, "Invalid token or session has expired");
      api().refresh(tokens.refresh()).failed(403, RefreshContract.REFUSED);
      inactive(tokens.access());
      revoke(kind.in(tokens));
    }
    api().me(other.access()).succeeded(200);
  }

  @Test
  default void the_hint_does_not_matter() {
    for (String hint : List.of("access_token", "refresh_token", "nonsense", "")) {
      Tokens tokens = loggedIn();
      Reply reply =
          api()
              .post("/oauth2/revoke")
              .form("token_type_hint", hint, "token", tokens.refresh())
              .bearer(assembly().serviceKey())
              .send();
      assertThat(reply.status()).isEqualTo(200);
      inactive(tokens.access());
    }
  }

  @Test
  @Tag("RFC7009-2.2")
  default void a_token_that_is_not_valid_is_answered_like_one_that_was() {
    Tokens tokens = loggedIn();
    String expired = loggedIn().access();
    after(Duration.ofMinutes(16));
    Tokens current = api().refresh(tokens.refresh()).succeeded(200).tokens();

    revoke(expired);
    revoke("nonsense");
    revoke(current.access() + "x");
    revoke(Jwt.parse(current.access()).claim("sid").toString());
    BadHeaderContract.BAD_TOKENS.stream().filter(token -> !token.isEmpty()).forEach(this::revoke);

    api().me(current.access()).succeeded(200);
  }

  @Test
  @Tag("RFC7009-2.2.1")
  default void a_services_token_is_refused_and_stays_active() {
    String token = serviceToken();
    api().revoke(assembly().serviceKey(), token).refused(400, "unsupported_token_type");
    active(token);
    after(Duration.ofMinutes(6));
    api().revoke(assembly().serviceKey(), token).refused(400, "unsupported_token_type");
  }

  @Test
  default void a_caller_that_is_no_service_ends_no_session() {
    Tokens tokens = loggedIn();
    api()
        .post("/oauth2/revoke")
        .form("token", tokens.access())
        .send()
        .refused(401, "invalid_client");
    api().revoke(tokens.access(), tokens.access()).refused(401, "invalid_client");
    api().me(tokens.access()).succeeded(200);
  }
}
