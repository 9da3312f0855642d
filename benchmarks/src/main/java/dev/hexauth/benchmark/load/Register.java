package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.concurrent.atomic.AtomicLong;

/** Registers users with unique e-mail addresses. */
final class Register implements Conversation {

  private static final int CREATED = 201;
  private static final AtomicLong COUNT = new AtomicLong();

  private String email = "";

  /** Of the last one. */
  String email() {
    return email;
  }

  /** An unused e-mail address. */
  String next() {
    email = "new-%d-%d@load.example".formatted(System.nanoTime(), COUNT.incrementAndGet());
    return email;
  }

  @Override
  public ByteBuf question() {
    return Requests.register(next());
  }

  @Override
  public boolean isRight(FullHttpResponse answer) {
    return answer.status().code() == CREATED && Requests.body(answer).contains(email);
  }
}
