package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.IntrospectToken;
import dev.hexauth.application.IssueServiceToken;
import dev.hexauth.application.RevokeToken;
import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Holder;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.Role;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OAuthTest {

  private static final ServiceKey KEY = ServiceKey.of("0123456789abcdef".repeat(4));
  private static final ServiceName BILLING = new ServiceName("billing");
  private static final Instant ISSUED = Instant.parse("2026-11-05T08:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-11-05T08:15:00Z");

  private static final AccessClaims USERS =
      new AccessClaims(
          new SessionRef(TestServer.USER.id(), new SessionId("AAAAAAAAAAAAAAAAAAAAAA")),
          new Generation(3),
          Optional.of(new Holder(Role.ADMIN, Instant.parse("2026-11-05T07:00:00Z"))),
          new TokenId("BBBBBBBBBBBBBBBBBBBBBB"),
          Delivery.COOKIE,
          ISSUED,
          EXPIRES);

  private final TestServer server = TestServer.fresh();
  private final List<Optional<ServiceCredential>> credentials = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();

  OAuthTest() {
    server.introspectToken =
        command -> {
          credentials.add(command.credential());
          tokens.add(command.token().compact());
          return new IntrospectToken.Result.Inactive();
        };
  }

  private static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private HttpResponse<String> introspect(String form, String... headers) {
    return server.postForm("/oauth2/introspect", form, headers);
  }

  @Test
  void a_users_token_is_described_with_the_role_that_the_user_has_now() {
    server.introspectToken = _ -> new IntrospectToken.Result.UserActive(USERS, TestServer.USER);

    HttpResponse<String> answer = introspect("token=aaa.bbb.ccc");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"active":true,"iss":"https://auth.example.com","aud":"api",\
            "sub":"019a5f5e-7d5b-7000-8000-0123456789ab","sid":"AAAAAAAAAAAAAAAAAAAAAA",\
            "client_id":"web","roles":["user"],"auth_time":1793862000,\
            "iat":1793865600,"exp":1793866500,"jti":"BBBBBBBBBBBBBBBBBBBBBB",\
            "token_type":"Bearer"}\
            """);
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().allValues("Content-Type"))
        .containsExactly("application/json; charset=utf-8");
  }

  @Test
  void a_token_of_an_older_version_has_no_time_of_authentication() {
    AccessClaims older =
        new AccessClaims(
            USERS.session(),
            USERS.generation(),
            Optional.empty(),
            USERS.id(),
            Delivery.COOKIE,
            ISSUED,
            EXPIRES);
    server.introspectToken = _ -> new IntrospectToken.Result.UserActive(older, TestServer.USER);

    assertThat(introspect("token=a").body())
        .contains("\"roles\":[\"user\"],\"iat\"")
        .doesNotContain("auth_time");
  }

  @Test
  void a_services_token_is_described_with_its_type_and_without_a_session() {
    ServiceClaims claims =
        new ServiceClaims(BILLING, new TokenId("BBBBBBBBBBBBBBBBBBBBBB"), ISSUED, EXPIRES);
    server.introspectToken = _ -> new IntrospectToken.Result.ServiceActive(claims);

    assertThat(introspect("token=a").body())
        .isEqualTo(
            """
            {"active":true,"iss":"https://auth.example.com","aud":"api","sub":"billing",\
            "sub_type":"service","client_id":"billing","iat":1793865600,"exp":1793866500,\
            "jti":"BBBBBBBBBBBBBBBBBBBBBB","token_type":"Bearer"}\
            """);
  }

  @Test
  void any_other_token_is_inactive_and_no_more() {
    assertThat(introspect("token=a").body()).isEqualTo("{\"active\":false}");
    assertThat(introspect("token=a").statusCode()).isEqualTo(200);
  }

  @Test
  void a_revoked_token_is_answered_without_a_body() {
    server.revokeToken =
        command -> {
          tokens.add(command.token().compact());
          return new RevokeToken.Result.Revoked();
        };

    HttpResponse<String> answer = server.postForm("/oauth2/revoke", "token=a.b.c");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    assertThat(tokens).containsExactly("a.b.c");
  }

  @Test
  void a_services_token_cannot_be_revoked() {
    server.revokeToken = _ -> new RevokeToken.Result.NotRevocable();

    assertError(server.postForm("/oauth2/revoke", "token=a"), 400, "unsupported_token_type");
  }

  @Test
  void a_service_gets_a_token() {
    server.issueServiceToken =
        command -> {
          credentials.add(command.credential());
          return new IssueServiceToken.Result.Issued(new Token("x.y.z"), Duration.ofMinutes(5));
        };

    HttpResponse<String> answer =
        server.postForm(
            "/oauth2/token",
            "grant_type=client_credentials",
            "Authorization",
            "Bearer " + KEY.reveal());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"access_token\":\"x.y.z\",\"token_type\":\"Bearer\",\"expires_in\":300}");
    assertThat(credentials)
        .containsExactly(Optional.of(new ServiceCredential(Optional.empty(), KEY)));
  }

  @ParameterizedTest
  @CsvSource({
    "'',invalid_request",
    "grant_type=,invalid_request",
    "grant_type=password,unsupported_grant_type",
    "grant_type=Client_Credentials,unsupported_grant_type",
    "grant_type=client_credentials+,unsupported_grant_type",
    "grant_type=client_credentials&scope=read,invalid_scope",
    "grant_type=client_credentials&scope=+,invalid_scope"
  })
  void another_grant_or_any_scope_is_refused(String form, String error) {
    assertError(server.postForm("/oauth2/token", form), 400, error);
  }

  @Test
  void a_caller_that_is_no_service_is_told_how_to_authenticate() {
    server.introspectToken = _ -> new IntrospectToken.Result.Denied();
    server.revokeToken = _ -> new RevokeToken.Result.Denied();
    server.issueServiceToken = _ -> new IssueServiceToken.Result.Denied();

    for (HttpResponse<String> answer :
        List.of(
            introspect("token=a"),
            server.postForm("/oauth2/revoke", "token=a"),
            server.postForm("/oauth2/token", "grant_type=client_credentials&scope="))) {
      assertError(answer, 401, "invalid_client");
      assertThat(answer.headers().allValues("WWW-Authenticate"))
          .containsExactly("Basic realm=\"hexauth\"", "Bearer realm=\"hexauth\"");
    }
  }

  @Test
  void a_throttled_caller_is_told_when_to_try_again() {
    Duration wait = Duration.ofSeconds(7);
    server.introspectToken = _ -> new IntrospectToken.Result.Throttled(wait);
    server.revokeToken = _ -> new RevokeToken.Result.Throttled(wait);
    server.issueServiceToken = _ -> new IssueServiceToken.Result.Throttled(wait);

    for (HttpResponse<String> answer :
        List.of(
            introspect("token=a"),
            server.postForm("/oauth2/revoke", "token=a"),
            server.postForm("/oauth2/token", "grant_type=client_credentials"))) {
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).contains("7");
      assertThat(answer.body()).contains("\"code\":\"throttled\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "token=",
        "token",
        "Token=a",
        "token_type_hint=access_token",
        "token=a&token=a",
        "token=&token=a",
        "token=a&%74oken=b",
        "token=a&other=1&other=2",
        "token=%",
        "token=%4",
        "token=%zz",
        "token=%+1",
        "token=%-1",
        "token=a&other=%ff",
        "token=%c3",
        "token=%ed%a0%80",
        "token=%c0%80",
        "%ff=1&token=a"
      })
  void a_malformed_form_or_one_without_a_token_is_refused(String form) {
    assertError(introspect(form), 400, "invalid_request");
    assertError(server.postForm("/oauth2/revoke", form), 400, "invalid_request");
    assertThat(tokens).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "token=a.b-c_d~e,a.b-c_d~e",
    "token=a%2Eb,a.b",
    "token=%c3%a9,\u00e9",
    "token=\u00e9,\u00e9",
    "token=a+b,a b",
    "token=a=b==,a=b==",
    "&&token=a&,a",
    "token=a&token_type_hint=,a",
    "token=a&token_type_hint=nonsense&other=1&another,a",
    "token=a%00b,a\0b"
  })
  void a_form_is_decoded(String form, String token) {
    assertThat(introspect(form).statusCode()).isEqualTo(200);
    assertThat(tokens).containsExactly(token);
  }

  @Test
  void the_query_is_not_read() {
    HttpResponse<String> answer = server.postForm("/oauth2/introspect?token=a", "");
    assertError(answer, 400, "invalid_request");
    assertError(
        server.postForm("/oauth2/token?grant_type=client_credentials", ""), 400, "invalid_request");
    assertThat(introspect("token=b&x=").statusCode()).isEqualTo(200);
    server.postForm("/oauth2/introspect?token=a", "token=b");
    assertThat(tokens).containsExactly("b", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-URLEncoded;charset=utf-8",
        "application/x-www-form-urlencoded ; charset=\"UTF-8\""
      })
  void a_form_in_utf_8_is_read(String type) {
    assertThat(sendAs(type).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=a",
        "application/x-www-form-urlencoded; charset=iso-8859-1",
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; other=1",
        "application/x-www-form-urlencoded; charset=utf-8; charset=utf-16"
      })
  void a_body_of_another_type_is_refused(String type) {
    assertError(sendAs(type), 400, "invalid_request");
    assertThat(tokens).isEmpty();
  }

  private HttpResponse<String> sendAs(String type) {
    return server.send(
        server
            .request("/oauth2/introspect", "Content-Type", type)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("token=a")));
  }

  @Test
  void a_compressed_or_untyped_body_is_refused() {
    assertError(introspect("token=a", "Content-Encoding", "gzip"), 400, "invalid_request");
    assertError(
        introspect("token=a", "Content-Type", "application/x-www-form-urlencoded"),
        400,
        "invalid_request");
    String answer =
        server.raw(
            "POST /oauth2/introspect HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Content-Length: 7\r\n\r\ntoken=a");
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"invalid_request\"");
  }

  @Test
  void a_form_of_10240_bytes_is_read_and_of_one_more_is_not() {
    assertThat(introspect("token=" + "a".repeat(10_234)).statusCode()).isEqualTo(200);
    assertThat(introspect("token=" + "a".repeat(10_235)).statusCode()).isEqualTo(413);
  }

  @Test
  @Tag("RFC6749-2.3.1-basic")
  @Tag("RFC6750-2.1")
  void a_service_authenticates_with_its_name_and_a_key_or_the_key_alone() {
    String key = KEY.reveal();
    for (String header :
        List.of(
            basic("billing", key),
            "bASIC  " + basic("billing", key).substring(6),
            basic("billin%67", key.replace("_", "%5F")),
            "Bearer " + key,
            "bearer \t" + key)) {
      assertThat(introspect("token=a", "Authorization", header).statusCode()).isEqualTo(200);
    }
    Optional<ServiceCredential> named =
        Optional.of(new ServiceCredential(Optional.of(BILLING), KEY));
    Optional<ServiceCredential> alone = Optional.of(new ServiceCredential(Optional.empty(), KEY));
    assertThat(credentials).containsExactly(named, named, named, alone, alone);
  }

  @Test
  void anything_else_is_no_credential() {
    String key = KEY.reveal();
    for (String header :
        List.of(
            "Basic",
            "Basic ",
            "Basic " + key,
            "Basic !!!",
            basic("billing", key) + " x",
            basic("", key),
            basic("Billing", key),
            basic("billing ", key),
            basic(key, ""),
            basic(key, "billing"),
            basic("billing", key + " "),
            basic("billing", ":" + key),
            basic("billing", key.substring(1)),
            basic("billing", "%zz"),
            basic("%ff", key),
            "Basic "
                + Base64.getEncoder().encodeToString("billing".getBytes(StandardCharsets.UTF_8)),
            "Bearer",
            "Bearer aaa.bbb.ccc",
            "Bearer " + key + "," + key,
            "Bearer " + key.toUpperCase(java.util.Locale.ROOT),
            "Bearer" + key,
            "Token " + key,
            "Digest username=billing",
            key)) {
      introspect("token=a", "Authorization", header);
      assertThat(credentials.getLast()).as(header).isEmpty();
    }
    introspect("token=a", "Cookie", "access_token=" + key);
    assertThat(credentials.getLast()).isEmpty();
    introspect("token=a&client_id=billing&client_secret=" + key);
    assertThat(credentials.getLast()).as("a secret in the body").isEmpty();
  }

  @Test
  @Tag("RFC6750-2-once")
  void a_service_authenticates_once() {
    String key = KEY.reveal();
    String[] once = {"Authorization", basic("billing", key)};
    String[] twice = {"Authorization", basic("billing", key), "Authorization", "Bearer " + key};
    String[] same = {"Authorization", "Bearer " + key, "Authorization", "Bearer " + key};

    assertError(introspect("token=a", twice), 400, "invalid_request");
    assertError(introspect("token=a", same), 400, "invalid_request");
    assertError(introspect("token=a&client_secret=" + key, once), 400, "invalid_request");
    assertError(introspect("token=a&client_assertion=x.y.z", once), 400, "invalid_request");
    assertThat(credentials).isEmpty();
    introspect("token=a&client_secret=", once);
    assertThat(credentials.getLast()).as("a parameter without a value is absent").isPresent();
  }

  @Test
  void a_client_id_in_the_body_must_be_that_of_the_service() {
    String key = KEY.reveal();
    for (String header : List.of(basic("billing", key), "Bearer " + key)) {
      introspect("token=a&client_id=billing", "Authorization", header);
      assertThat(credentials.getLast()).hasValue(new ServiceCredential(Optional.of(BILLING), KEY));
      introspect("token=a&client_id=Billing", "Authorization", header);
      assertThat(credentials.getLast()).isEmpty();
    }
    introspect("token=a&client_id=other", "Authorization", basic("billing", key));
    assertThat(credentials.getLast()).isEmpty();
  }

  @Test
  void an_error_repeats_nothing_that_was_sent() {
    String key = KEY.reveal();
    for (HttpResponse<String> answer :
        List.of(
            introspect("token=a&token=" + key),
            introspect(key + "=1&" + key + "=2"),
            introspect("token=a&client_secret=" + key, "Authorization", "Bearer " + key),
            server.postForm("/oauth2/token", "grant_type=" + key),
            server.postForm("/oauth2/token", "grant_type=client_credentials&scope=" + key))) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).doesNotContain(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH"})
  void another_method_is_an_unknown_route(String method) {
    for (String path : List.of("/oauth2/introspect", "/oauth2/revoke", "/oauth2/token")) {
      assertThat(server.send(method, path).statusCode()).isEqualTo(404);
    }
  }

  private static void assertError(HttpResponse<String> answer, int status, String error) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body())
        .matches("\\{\"error\":\"" + error + "\",\"error_description\":\"[ !#-\\[\\]-~]+\"}");
  }
}
