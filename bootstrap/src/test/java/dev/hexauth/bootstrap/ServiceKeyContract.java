package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Only services with a key of their own get answers, and they send forms. */
interface ServiceKeyContract extends ServicesOverHttp {

  List<String> PATHS = List.of("/oauth2/introspect", "/oauth2/revoke", "/oauth2/token");

  /** A call with all parameters that any of the routes needs. */
  private Api.Call call(String path, String... more) {
    String[] form = new String[4 + more.length];
    System.arraycopy(
        new String[] {"token", "a", "grant_type", "client_credentials"}, 0, form, 0, 4);
    System.arraycopy(more, 0, form, 4, more.length);
    return api().post(path).form(form);
  }

  @Test
  @Tag("RFC7662-2.1-auth")
  @Tag("RFC7662-2.3")
  @Tag("RFC7009-2.1-client")
  @Tag("RFC6749-4.4.2")
  default void a_caller_without_a_right_key_is_refused() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    String service = Assembly.newServiceName();
    String key = assembly().makeServiceKey(service);
    String unknown = key.startsWith("hexauth_key_0") ? "1" : "0";
    List<UnaryOperator<Api.Call>> callers =
        List.of(
            call -> call,
            call -> call.bearer(tokens.access()),
            call -> call.bearer(tokens.refresh()),
            call -> call.bearer(serviceToken()),
            call -> call.cookie("access_token", tokens.access()),
            call -> call.cookie("access_token", key),
            call -> call.basic(account.email(), account.password()),
            call -> call.basic(service, account.password()),
            call -> call.basic(service, ""),
            call -> call.basic(key, ""),
            call -> call.basic("", key),
            call -> call.basic("other", key),
            call -> call.basic("hexauth", key),
            call -> call.basic(service, key.replace("hexauth_key_", "")),
            call -> call.basic(service, key + "0"),
            call -> call.bearer(key.toUpperCase(java.util.Locale.ROOT)),
            call -> call.bearer(key.substring(0, key.length() - 1)),
            call -> call.bearer("hexauth_key_" + unknown + key.substring(13)),
            call -> call.header("Authorization", "Digest " + key),
            call -> call.header("X-Api-Key", key));
    for (String path : PATHS) {
      for (UnaryOperator<Api.Call> caller : callers) {
        Reply reply = caller.apply(call(path)).send().refused(401, "invalid_client");
        assertThat(reply.headers().get("www-authenticate"))
            .containsExactly("Basic realm=\"hexauth\"", "Bearer realm=\"hexauth\"");
      }
      call(path, "client_id", service, "client_secret", key).send().refused(401, "invalid_client");
      call(path, "client_id", "other").bearer(key).send().refused(401, "invalid_client");
      assertThat(call(path).bearer(key).send().status()).isEqualTo(200);
    }
  }

  @Test
  @Tag("RFC6749-2.3")
  default void a_service_authenticates_in_one_way() {
    String key = assembly().serviceKey();
    for (String path : PATHS) {
      call(path).bearer(key).bearer(key).send().refused(400, "invalid_request");
      call(path).bearer(key).basic("any", key).send().refused(400, "invalid_request");
      call(path, "client_secret", key).bearer(key).send().refused(400, "invalid_request");
    }
  }

  @Test
  @Tag("RFC6749-3.2")
  @Tag("RFC7662-2.1-form")
  default void only_a_form_in_the_body_is_read() {
    String key = assembly().serviceKey();
    for (String path : PATHS) {
      String query = "?token=a&grant_type=client_credentials";
      api().post(path + query).bearer(key).send().refused(400, "invalid_request");
      api()
          .post(path + query)
          .form("other", "b")
          .bearer(key)
          .send()
          .refused(400, "invalid_request");
      api()
          .post(path, Map.of("token", "a", "grant_type", "client_credentials"))
          .bearer(key)
          .send()
          .refused(400, "invalid_request");
      call(path)
          .header("Content-Encoding", "gzip")
          .bearer(key)
          .send()
          .refused(400, "invalid_request");
      call(path, "token", "b").bearer(key).send().refused(400, "invalid_request");
      call(path, "more", "1", "more", "2").bearer(key).send().refused(400, "invalid_request");
      call(path, "more", " ".repeat(10_240)).bearer(key).send().failed(413);
      api().get(path).bearer(key).send().failed(404);
      assertThat(api().call("HEAD", path).bearer(key).send().status()).isEqualTo(404);
      RawSocket.exchange(
              assembly().uri(),
              "POST " + path + "?%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
          .orElseThrow()
          .failed(400);
    }
  }
}
