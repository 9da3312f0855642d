package dev.hexauth.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A request on a connection of its own, to prepare a load test. */
final class OneRequest {

  private static final int MAX_BODY = 65_536;
  private static final int PART = 8_192;

  private OneRequest() {}

  /**
   * Sends {@code question} and waits for the response.
   *
   * @throws LoadException if there is none
   */
  static FullHttpResponse answer(InetSocketAddress service, ByteBuf question) {
    EmbeddedChannel decoder =
        new EmbeddedChannel(new HttpResponseDecoder(), new HttpObjectAggregator(MAX_BODY));
    try (Socket socket = new Socket(service.getAddress(), service.getPort())) {
      socket.getOutputStream().write(ByteBufUtil.getBytes(question));
      return read(socket.getInputStream(), decoder);
    } catch (IOException e) {
      throw new LoadException(service + " did not answer", e);
    }
  }

  private static FullHttpResponse read(InputStream from, EmbeddedChannel decoder)
      throws IOException {
    byte[] part = new byte[PART];
    for (int length = from.read(part); length > 0; length = from.read(part)) {
      decoder.writeInbound(Unpooled.copiedBuffer(part, 0, length));
      FullHttpResponse answer = decoder.readInbound();
      if (answer != null) {
        return kept(answer);
      }
    }
    throw new IOException("the connection was closed before the response");
  }

  /** {@code answer} with its content on the heap, so that the caller need not release it. */
  private static FullHttpResponse kept(FullHttpResponse answer) {
    try {
      return answer.replace(Unpooled.copiedBuffer(answer.content()));
    } finally {
      answer.release();
    }
  }
}
