package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/reverse-proxies.md says about a service behind a proxy. */
interface BehindProxyContract extends OverHttp {

  /** The browser's origin; no other header tells the service. */
  String PAGE = "https://app.example.com";

  @Test
  default void a_browser_logs_in_refreshes_and_logs_out_behind_a_proxy_without_settings() {
    try (PlainProxy proxy = new PlainProxy(assembly().uri())) {
      Browser browser = new Browser(proxy.uri());
      Account account = Account.any();

      ask(browser, "POST", "/api/auth/register", account.registration()).succeeded(201);
      ask(browser, "POST", "/api/auth/login", account.credentials()).succeeded(200);
      ask(browser, "GET", "/api/users/me", Map.of()).succeeded(200);
      browser.drop("access_token");
      ask(browser, "GET", "/api/users/me", Map.of()).failed(401, "You are not logged in");
      ask(browser, "POST", "/api/auth/refresh", Map.of()).succeeded(200);
      ask(browser, "PUT", "/api/users/me/password", passwordChange(account)).succeeded(200);
      ask(browser, "GET", "/api/users/me", Map.of()).succeeded(200);
      ask(browser, "POST", "/api/auth/logout", Map.of()).succeeded(200);
      ask(browser, "GET", "/api/users/me", Map.of()).failed(401, "You are not logged in");
    }
  }

  private static Map<String, String> passwordChange(Account account) {
    return Map.of(
        "currentPassword",
        account.password(),
        "password",
        "battery staple",
        "passwordConfirm",
        "battery staple");
  }

  /** Sends a request like a page's script, through whatever is in front of the service. */
  private static Reply ask(Browser browser, String method, String path, Map<String, ?> body) {
    Api.Call call =
        browser
            .api()
            .call(method, path)
            .header("Sec-Fetch-Site", "same-origin")
            .header("Sec-Fetch-Mode", "cors")
            .header("Referer", PAGE + "/login");
    if (!method.equals("GET")) {
      call.header("Origin", PAGE);
    }
    return (body.isEmpty() ? call : call.json(Json.text(body))).send();
  }

  @Test
  default void a_host_name_may_have_underscores() {
    for (String path : List.of("/api/healthchecker", "/livez", "/readyz")) {
      for (String host : List.of("auth_service:8000", "auth_service", "_", "A_b.c_d.", "1_2")) {
        assertThat(statusFor("GET " + path, host)).as("%s at %s", path, host).isEqualTo(200);
      }
    }
    assertThat(statusFor("GET http://auth_service:8000/livez", "auth_service:8000")).isEqualTo(200);
  }

  @Test
  default void an_invalid_host_name_is_still_refused() {
    for (String host :
        List.of("a:8_0", "[::_1]", "a_b:port", "a_b c", "a_b/c", "a_b:1:2", "<a_b>")) {
      assertThat(statusFor("GET /livez", host)).as(host).isEqualTo(400);
    }
  }

  @Test
  default void a_page_of_the_services_own_host_may_call_without_fetch_metadata() {
    for (String[] hostAndOrigin :
        List.of(
            new String[] {"auth_service:8000", "http://auth_service:8000"},
            new String[] {"h:80", "http://h"},
            new String[] {"h", "http://h:80"},
            new String[] {"H.Example", "http://h.example"},
            new String[] {"h.example.", "http://h.example"},
            new String[] {"[::1]:8000", "http://[::1]:8000"})) {
      assertThat(loginStatus(hostAndOrigin[0], "Origin: " + hostAndOrigin[1]))
          .as("%s at %s", hostAndOrigin[1], hostAndOrigin[0])
          .isEqualTo(400);
    }
  }

  @Test
  default void a_peer_that_no_setting_names_is_not_a_proxy() {
    for (String claim :
        List.of(
            "X-Forwarded-Host: app.example.com\r\nX-Forwarded-Proto: https",
            "Forwarded: host=app.example.com;proto=https")) {
      assertThat(loginStatus("hexauth:8000", "Origin: " + PAGE + "\r\n" + claim)).isEqualTo(403);
    }
  }

  @Test
  default void an_idle_connection_outlives_those_of_load_balancers() {
    Reply reply =
        RawSocket.exchange(
                assembly().uri(),
                "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n")
            .orElseThrow();

    assertThat(reply.header("keep-alive")).hasValue("timeout=75");
  }

  /** 400 is the response to an empty form, which is refused only after this check. */
  private int loginStatus(String host, String header) {
    return statusFor("POST /api/auth/login", host + "\r\n" + header);
  }

  private int statusFor(String line, String host) {
    String request = line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    return RawSocket.exchange(assembly().uri(), request).orElseThrow().status();
  }
}
