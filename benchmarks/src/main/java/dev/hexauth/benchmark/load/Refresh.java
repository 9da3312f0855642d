package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.List;

/** Refreshes one session after the other, each time with the token of its last answer. */
final class Refresh implements Conversation {

  private final Dialect dialect;
  private final List<Account> accounts;
  private int turn = -1;

  Refresh(Dialect dialect, List<Account> accounts) {
    this.dialect = dialect;
    this.accounts = List.copyOf(accounts);
  }

  @Override
  public ByteBuf question() {
    turn = (turn + 1) % accounts.size();
    return dialect.refresh(session());
  }

  @Override
  public boolean isRight(FullHttpResponse answer) {
    return dialect.renewed(session(), answer);
  }

  private Session session() {
    return accounts.get(turn).session();
  }
}
