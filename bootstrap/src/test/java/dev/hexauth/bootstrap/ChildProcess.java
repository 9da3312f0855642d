package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service in a JVM of its own, started and stopped as by an operator. Closing kills it. */
final class ChildProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final int END_LIMIT_SECONDS = 10;

  /** The exit code of a process ended by SIGTERM. */
  private static final int TERMINATED = 143;

  private final Process process;
  private final Path log;
  private final int port;

  private ChildProcess(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /**
   * Starts this JVM's Java with {@code arguments}.
   *
   * @param environment its whole environment, apart from {@code PORT}
   */
  static ChildProcess start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    int port = freePort();
    Path log = Files.createTempFile(folder, "service", ".log");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("HEXAUTH_SHUTDOWN_DRAIN", "0s");
    builder.environment().putAll(environment);
    builder.environment().put("PORT", Integer.toString(port));
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    return new ChildProcess(builder.start(), log, port);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it serves. */
  Api serving() throws IOException, InterruptedException {
    awaitInLog("hexauth serves " + uri());
    return new Api(uri());
  }

  URI uri() {
    return URI.create("http://localhost:" + port);
  }

  /** Waits until it ends by itself. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Writes a line to its standard input. */
  void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits until its log has that text. */
  void awaitInLog(String text) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(START_LIMIT);
    while (!log().contains(text)) {
      assertThat(Instant.now()).as(log()).isBefore(end);
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as(log()).isFalse();
    }
  }

  /** Sends it SIGTERM. */
  void signal() {
    process.toHandle().destroy();
  }

  /** Tells it to stop, and fails unless it does so cleanly and in time. */
  void terminate() throws IOException, InterruptedException {
    signal();
    assertThat(process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)).as(log()).isTrue();
    assertThat(process.exitValue()).isIn(0, TERMINATED);
  }

  /** Kills it, like a power failure. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
