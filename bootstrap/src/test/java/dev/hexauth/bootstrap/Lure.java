package dev.hexauth.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** A port that somebody can be made to call, and that tells whether somebody did. */
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

  /** Whether anybody has connected since the last time. */
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
