package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;

/**
 * The requests of one connection: each is sent after the response to the one before. Called by one
 * thread at a time.
 */
interface Conversation {

  /** The next complete request; the caller releases it. */
  ByteBuf question();

  /** Whether {@code answer} is the right response to the last request, in status and body. */
  boolean isRight(FullHttpResponse answer);
}
