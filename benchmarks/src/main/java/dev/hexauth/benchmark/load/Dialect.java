package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.util.Optional;

/** The requests of one product, and the contents of its responses. */
interface Dialect {

  /** Asks who the user of {@code session} is. The response has their e-mail address. */
  ByteBuf me(Session session);

  /** Asks for a new access token. */
  ByteBuf refresh(Session session);

  /** Logs in with {@link Requests#PASSWORD}. */
  ByteBuf login(String email);

  /** The session that {@code answer} to a login opens; empty if it was not a right response. */
  Optional<Session> opened(FullHttpResponse answer);

  /**
   * Whether {@code answer} is a right response to a refresh of {@code session}, which then has the
   * refresh token for the next one.
   */
  boolean renewed(Session session, FullHttpResponse answer);
}
