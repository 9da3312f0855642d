package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.List;

/** Logs in one user after the other. */
final class Login implements Conversation {

  private final Dialect dialect;
  private final List<String> emails;
  private int turn = -1;

  Login(Dialect dialect, List<String> emails) {
    this.dialect = dialect;
    this.emails = List.copyOf(emails);
  }

  @Override
  public ByteBuf question() {
    turn = (turn + 1) % emails.size();
    return dialect.login(emails.get(turn));
  }

  @Override
  public boolean isRight(FullHttpResponse answer) {
    return dialect.opened(answer).isPresent();
  }
}
