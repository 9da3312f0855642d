package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Optional;

/** better-auth: a session in a cookie, and a JWT for it by the plugin {@code jwt}. */
final class BetterAuthDialect implements Dialect {

  private static final String COOKIE = "better-auth.session_token=";

  @Override
  public ByteBuf me(Session session) {
    return Requests.get("/api/auth/get-session", "Cookie: " + COOKIE + session.access());
  }

  @Override
  public ByteBuf refresh(Session session) {
    return Requests.get("/api/auth/token", "Cookie: " + COOKIE + session.refresh());
  }

  @Override
  public ByteBuf login(String email) {
    return Requests.post("/api/auth/sign-in/email", Requests.JSON, Requests.loginJson(email));
  }

  @Override
  public Optional<Session> opened(FullHttpResponse answer) {
    return answer.headers().getAll(HttpHeaderNames.SET_COOKIE).stream()
        .filter(cookie -> Requests.isOk(answer) && cookie.startsWith(COOKIE))
        .map(cookie -> cookie.substring(COOKIE.length(), cookie.indexOf(';')))
        .findFirst()
        .map(value -> new Session(value, value));
  }

  @Override
  public boolean renewed(Session session, FullHttpResponse answer) {
    return Requests.isOk(answer) && Requests.body(answer).startsWith("{\"token\":\"ey");
  }
}
