package dev.hexauth.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests to the products of {@code versus}, and their responses, without the products. */
final class DialectTest {

  private static final String EMAIL = "user1@load.example";

  private static List<Dialect> dialects() {
    return List.of(new HexauthDialect(), new KeycloakDialect(), new BetterAuthDialect());
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void a_refused_login_opens_no_session_and_renews_none(Dialect dialect) {
    FullHttpResponse refused = answer(HttpResponseStatus.UNAUTHORIZED, "{\"error\":\"no\"}", "");

    assertThat(dialect.opened(refused)).isEmpty();
    assertThat(dialect.renewed(new Session("a", "b"), refused)).isFalse();
  }

  @Test
  void hexauth_gives_an_access_token_in_the_body_and_a_refresh_token_in_a_cookie() {
    FullHttpResponse answer =
        ok("{\"status\":\"success\",\"access_token\":\"eyA\"}", "refresh_token=eyR; Path=/");

    Optional<Session> session = new HexauthDialect().opened(answer);

    assertThat(session.map(Session::access)).contains("eyA");
    assertThat(session.map(Session::refresh)).contains("eyR");
    assertRotation(new HexauthDialect(), answer, "eyR");
  }

  @Test
  void keycloak_takes_a_form_and_gives_both_tokens_in_the_body() {
    Dialect dialect = new KeycloakDialect();
    FullHttpResponse answer =
        ok("{\"access_token\":\"eyA\",\"expires_in\":900,\"refresh_token\":\"eyR\"}", "");

    assertThat(dialect.login(EMAIL).toString(UTF_8))
        .startsWith("POST /realms/load/protocol/openid-connect/token HTTP/1.1\r\n")
        .endsWith(
            "Content-Length: 100\r\n\r\nclient_id=load&grant_type=password&scope=openid"
                + "&username=user1%40load.example&password=correct+horse");
    assertThat(dialect.opened(answer).map(Session::access)).contains("eyA");
    assertRotation(dialect, answer, "eyR");
  }

  /** The token of {@code answer} renews a session once: the next time it is no new one. */
  private static void assertRotation(Dialect dialect, FullHttpResponse answer, String token) {
    Session session = new Session("a", "b");

    assertThat(dialect.renewed(session, answer)).isTrue();
    assertThat(session.refresh()).isEqualTo(token);
    assertThat(dialect.renewed(session, answer)).isFalse();
  }

  @Test
  void better_auth_gives_a_cookie_that_is_sent_as_it_came() {
    Dialect dialect = new BetterAuthDialect();
    FullHttpResponse answer = ok("{}", "better-auth.session_token=t.s%3D; Path=/");
    Session session = dialect.opened(answer).orElseThrow();

    assertThat(dialect.me(session).toString(UTF_8))
        .contains("\r\nCookie: better-auth.session_token=t.s%3D\r\n");
    assertThat(dialect.renewed(session, ok("{\"token\":\"eyA\"}", ""))).isTrue();
    assertThat(dialect.renewed(session, ok("null", ""))).isFalse();
  }

  @Test
  void a_realm_has_complete_users_with_hashed_passwords() {
    JsonNode realm = JsonMapper.shared().readTree(KeycloakRealm.json(3));

    assertThat(realm.path("revokeRefreshToken").asBoolean()).isTrue();
    assertThat(realm.path("users").size()).isEqualTo(3);
    JsonNode user = realm.path("users").get(0);
    assertThat(user.path("username").asString()).isEqualTo(EMAIL);
    assertThat(user.path("credentials").get(0).path("secretData").asString()).contains("$2b$12$");
  }

  private static FullHttpResponse ok(String body, String cookie) {
    return answer(HttpResponseStatus.OK, body, cookie);
  }

  private static FullHttpResponse answer(HttpResponseStatus status, String body, String cookie) {
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, UTF_8));
    if (!cookie.isEmpty()) {
      answer.headers().add(HttpHeaderNames.SET_COOKIE, cookie);
    }
    return answer;
  }
}
