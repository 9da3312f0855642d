package dev.hexauth.bootstrap;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls a service as a browser does: it keeps and sends the cookies it gets. */
final class Browser {

  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final Api api;

  Browser(URI base) {
    this.base = base;
    HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
    this.api = new Api(base, client);
  }

  Api api() {
    return api;
  }

  Reply me() {
    return api.get("/api/users/me").send();
  }

  Reply refresh() {
    return api.get("/api/auth/refresh").send();
  }

  Reply logout() {
    return api.get("/api/auth/logout").send();
  }

  /** The cookies that it would send now: names and values. */
  Map<String, String> cookies() {
    return cookies.getCookieStore().get(base).stream()
        .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue));
  }

  /** Receives a response that was in transit until now. */
  void receive(Reply reply) {
    reply
        .cookies()
        .values()
        .forEach(cookie -> {
          drop(cookie.name());
          put(cookie.name(), cookie.value());
        });
  }

  void drop(String name) {
    for (HttpCookie cookie : cookies.getCookieStore().get(base)) {
      if (cookie.getName().equals(name)) {
        cookies.getCookieStore().remove(base, cookie);
      }
    }
  }

  void put(String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setDomain(base.getHost() + ".local");
    cookie.setVersion(0);
    cookies.getCookieStore().add(base, cookie);
  }
}
