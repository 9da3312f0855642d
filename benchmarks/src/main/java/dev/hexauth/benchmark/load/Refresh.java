package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.List;
import java.util.Optional;

/** Refreshes one session after the other, each time with the token of its last answer. */
final class Refresh implements Conversation {

  private final List<Account> accounts;
  private int turn = -1;

  Refresh(List<Account> accounts) {
    this.accounts = List.copyOf(accounts);
  }

  @Override
  public ByteBuf question() {
    turn = (turn + 1) % accounts.size();
    return Requests.refresh(session());
  }

  @Override
  public boolean isRight(FullHttpResponse answer) {
    Optional<String> successor = Requests.refreshTokenOf(answer);
    boolean right =
        Requests.isOk(answer)
            && Requests.body(answer).startsWith("{\"status\":\"success\",\"access_token\":\"ey")
            && successor.isPresent()
            && !successor.get().equals(session().refresh());
    successor.ifPresent(session()::rotatedTo);
    return right;
  }

  private Session session() {
    return accounts.get(turn).session();
  }
}
