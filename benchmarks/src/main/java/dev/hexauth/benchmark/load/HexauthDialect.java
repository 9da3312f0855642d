package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.Optional;

/** hexauth for browsers: tokens in cookies. */
final class HexauthDialect implements Dialect {

  private static final String START = "{\"status\":\"success\",\"access_token\":\"";

  @Override
  public ByteBuf me(Session session) {
    return Requests.me(session);
  }

  @Override
  public ByteBuf refresh(Session session) {
    return Requests.refresh(session);
  }

  @Override
  public ByteBuf login(String email) {
    return Requests.login(email);
  }

  @Override
  public Optional<Session> opened(FullHttpResponse answer) {
    String body = Requests.body(answer);
    return Requests.refreshTokenOf(answer)
        .filter(_ -> isRight(answer, body))
        .map(
            refresh -> new Session(body.substring(START.length(), body.lastIndexOf('"')), refresh));
  }

  @Override
  public boolean renewed(Session session, FullHttpResponse answer) {
    Optional<String> successor = Requests.refreshTokenOf(answer);
    boolean right =
        isRight(answer, Requests.body(answer))
            && successor.filter(token -> !token.equals(session.refresh())).isPresent();
    successor.ifPresent(session::rotatedTo);
    return right;
  }

  private static boolean isRight(FullHttpResponse answer, String body) {
    return Requests.isOk(answer) && body.startsWith(START + "ey");
  }
}
