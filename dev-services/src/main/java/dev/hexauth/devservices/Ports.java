package dev.hexauth.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** TCP ports of the loopback address. */
final class Ports {

  static final String HOST = "127.0.0.1";

  private Ports() {}

  /** A port that is free now; another process may still take it. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port remembered in the folder if it is free, else another one, which is remembered. */
  static int rememberedOrFree(Path folder) {
    int port = remembered(folder);
    if (port != 0 && isFree(port)) {
      return port;
    }
    try {
      int other = free();
      Files.writeString(folder.resolve("port"), String.valueOf(other));
      return other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port remembered in the folder, or 0. */
  static int remembered(Path folder) {
    try {
      return Integer.parseInt(Files.readString(folder.resolve("port")).strip());
    } catch (IOException | NumberFormatException none) {
      return 0;
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
