package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, as an operator starts and stops it. */
final class Service implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final List<String> READY = List.of("/api/healthchecker", "/readyz");
  private static final int END_LIMIT_SECONDS = 20;
  private static final int POLL_MILLIS = 5;

  private final Process process;
  private final Path log;
  private final InetSocketAddress address;
  private final long startedAt;
  private final Duration firstAnswer;

  private Service(
      Process process, Path log, InetSocketAddress address, long startedAt, List<String> ready) {
    this.process = process;
    this.log = log;
    this.address = address;
    this.startedAt = startedAt;
    this.firstAnswer = awaitOk(ready.getFirst());
    ready.forEach(this::awaitOk);
  }

  /**
   * Starts hexauth and waits until it is ready.
   *
   * @param command Java and its options, and {@code -jar} with the jar
   * @param environment all that it sees of an environment, and {@code PORT}
   */
  static Service start(List<String> command, Map<String, String> environment) {
    Map<String, String> more = new HashMap<>(environment);
    more.putIfAbsent("HEXAUTH_SHUTDOWN_DRAIN", "0s");
    return start(command, more, READY);
  }

  /**
   * Starts any service and waits until it is ready.
   *
   * @param environment all that it sees of an environment, and {@code PORT}
   * @param ready the paths that are answered with 200 when it is ready; the first one first
   */
  static Service start(List<String> command, Map<String, String> environment, List<String> ready) {
    try {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
      Path log = Files.createTempFile("hexauth-service", ".log");
      log.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.environment().put("PORT", Integer.toString(address.getPort()));
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      long start = System.nanoTime();
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(process)));
      return new Service(process, log, address, start, ready);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Duration awaitOk(String path) {
    while (!answersOk(path)) {
      if (!process.isAlive() || sinceStart().compareTo(START_LIMIT) > 0) {
        close();
        throw new LoadException("the service did not start; its log says:\n" + log());
      }
      pause(POLL_MILLIS);
    }
    return sinceStart();
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  private boolean answersOk(String path) {
    byte[] question =
        ("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(question);
      String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return status.endsWith(" 200");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted while the service starts");
    }
  }

  InetSocketAddress address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  /** Fails if the process has ended, for instance because it was killed. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new LoadException("the service has ended; its log says:\n" + log());
    }
  }

  /** From the start of the process to the first answer with status 200. */
  Duration firstAnswer() {
    return firstAnswer;
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it cleanly, or kills it if that takes too long. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        kill(process);
      }
    } catch (InterruptedException e) {
      kill(process);
      Thread.currentThread().interrupt();
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
