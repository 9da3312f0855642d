package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Sends who-am-I requests, for one session after the other. */
final class Me implements Conversation {

  /** The request for one session, and its response, which never changes. */
  private static final class Turn {
    private final ByteBuf question;
    private final String email;
    private ByteBuf expected = Unpooled.EMPTY_BUFFER;

    Turn(ByteBuf question, String email) {
      this.question = question;
      this.email = email;
    }
  }

  private final List<Turn> turns = new ArrayList<>();
  private int turn = -1;

  Me(List<Account> accounts) {
    accounts.forEach(account -> {
      ByteBuf question = Unpooled.unreleasableBuffer(Requests.me(account.session()));
      turns.add(new Turn(question, account.email()));
    });
  }

  @Override
  public ByteBuf question() {
    turn = (turn + 1) % turns.size();
    return turns.get(turn).question.duplicate();
  }

  @Override
  public boolean isRight(FullHttpResponse answer) {
    Turn asked = turns.get(turn);
    if (asked.expected.isReadable()) {
      return Requests.isOk(answer) && asked.expected.equals(answer.content());
    }
    boolean right =
        Requests.isOk(answer)
            && Requests.body(answer).startsWith("{\"status\":\"success\",")
            && Requests.body(answer).contains("\"email\":\"" + asked.email + "\"");
    if (right) {
      asked.expected = Unpooled.copiedBuffer(answer.content());
    }
    return right;
  }
}
