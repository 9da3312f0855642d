package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The life of a user: register, log in, ask who am I and refresh {@value #REFRESHES} times, log
 * out. Then another user follows.
 */
final class Mixed implements Conversation {

  private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final int ASKED_BETWEEN = 18;
  private static final int REFRESHES = 100;

  private enum Step {
    REGISTER,
    LOGIN,
    ME,
    REFRESH,
    LOGOUT
  }

  private final Register registration = new Register();
  private Session session = new Session("", "");
  private Step step = Step.REGISTER;
  private int asked;
  private int refreshed;

  @Override
  public ByteBuf question() {
    return switch (step) {
      case REGISTER -> registration.question();
      case LOGIN -> Requests.login(registration.email());
      case ME -> Requests.me(session);
      case REFRESH -> Requests.refresh(session);
      case LOGOUT -> Requests.logout(session);
    };
  }

  @Override
  public boolean isRight(FullHttpResponse answer) {
    boolean right =
        switch (step) {
          case REGISTER -> registration.isRight(answer);
          case LOGIN, REFRESH -> Requests.isOk(answer) && hasTokens(answer);
          case ME -> Requests.isOk(answer) && Requests.body(answer).contains(registration.email());
          case LOGOUT -> Requests.isOk(answer);
        };
    step = right ? next() : Step.REGISTER;
    return right;
  }

  private boolean hasTokens(FullHttpResponse answer) {
    Matcher access = ACCESS.matcher(Requests.body(answer));
    Optional<String> refresh = Requests.refreshTokenOf(answer);
    if (!access.find() || refresh.isEmpty() || refresh.get().equals(session.refresh())) {
      return false;
    }
    session = new Session(access.group(1), refresh.get());
    return true;
  }

  private Step next() {
    return switch (step) {
      case REGISTER -> Step.LOGIN;
      case LOGIN -> {
        refreshed = 0;
        asked = 0;
        yield Step.ME;
      }
      case ME -> {
        asked++;
        yield asked < ASKED_BETWEEN ? Step.ME : Step.REFRESH;
      }
      case REFRESH -> {
        refreshed++;
        asked = 0;
        yield refreshed < REFRESHES ? Step.ME : Step.LOGOUT;
      }
      case LOGOUT -> Step.REGISTER;
    };
  }
}
