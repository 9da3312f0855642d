package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Sends one request for each session, again and again; the response to each never changes. */
final class Repeated implements Conversation {

  /** A request, what a right response contains, and the response once it was right. */
  private static final class Turn {
    private final ByteBuf question;
    private final String part;
    private ByteBuf expected = Unpooled.EMPTY_BUFFER;

    Turn(ByteBuf question, String part) {
      this.question = Unpooled.unreleasableBuffer(question);
      this.part = part;
    }
  }

  private final List<Turn> turns = new ArrayList<>();
  private final String beginning;
  private int turn = -1;

  /**
   * @param beginning of each right response
   */
  private Repeated(List<Account> accounts, String beginning, Function<Account, Turn> turnOf) {
    this.beginning = beginning;
    accounts.forEach(account -> turns.add(turnOf.apply(account)));
  }

  /** Who-am-I. */
  static Repeated me(Dialect dialect, List<Account> accounts) {
    return new Repeated(
        accounts,
        "{",
        account ->
            new Turn(dialect.me(account.session()), "\"email\":\"" + account.email() + "\""));
  }

  /** Another service asks whether the access token is valid. */
  static Repeated introspection(List<Account> accounts) {
    return new Repeated(
        accounts,
        "{\"active\":true,",
        account -> new Turn(Requests.introspection(account.session()), "\"roles\":[\"user\"]"));
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
            && Requests.body(answer).startsWith(beginning)
            && Requests.body(answer).contains(asked.part);
    if (right) {
      asked.expected = Unpooled.copiedBuffer(answer.content());
    }
    return right;
  }
}
