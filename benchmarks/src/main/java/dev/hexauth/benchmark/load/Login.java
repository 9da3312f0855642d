package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.List;

/** Logs in one user after the other. */
final class Login implements Conversation {

  private final List<String> emails;
  private int turn = -1;

  Login(List<String> emails) {
    this.emails = List.copyOf(emails);
  }

  @Override
  public ByteBuf question() {
    turn = (turn + 1) % emails.size();
    return Requests.login(emails.get(turn));
  }

  @Override
  public boolean isRight(FullHttpResponse answer) {
    return Requests.isOk(answer)
        && Requests.body(answer).startsWith("{\"status\":\"success\",\"access_token\":\"ey")
        && Requests.refreshTokenOf(answer).isPresent();
  }
}
