package dev.hexauth.adapter.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hexauth.devservices.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;

/** The operator's terminal on a Redis. */
final class Operator implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader answers;

  Operator(RedisServer server) {
    try {
      socket = new Socket(server.database().host(), server.database().port());
      answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a command that is answered with one line, and that must succeed. */
  void types(String command) {
    try {
      socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
      String answer = answers.readLine();
      if (answer == null || answer.startsWith("-")) {
        throw new AssertionError(command + " was answered " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
