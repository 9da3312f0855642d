package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;

/**
 * What one connection says: a question, and after its answer the next one. One thread at a time
 * calls it.
 */
interface Conversation {

  /** The next request, whole; whoever calls this releases it. */
  ByteBuf question();

  /** Whether {@code answer} is what the last question should have got, status and body. */
  boolean isRight(FullHttpResponse answer);
}
