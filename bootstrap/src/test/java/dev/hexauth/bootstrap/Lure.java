package dev.hexauth.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** A port that a token may try to make the service call, and that tells whether it was called. */
final class Lure implements AutoCloseable {

  private final ServerSocketChannel port;

  Lure() {
    try {
      port = ServerSocketChannel.open();
      port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      port.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) port.socket().getLocalSocketAddress();
  }

  String url() {
    return "http://"
        + address().getAddress().getHostAddress()
        + ":"
        + address().getPort()
        + "/keys";
  }

  /** Whether it was called since the last check. */
  boolean wasCalled() {
    try (var caller = port.accept()) {
      return caller != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
