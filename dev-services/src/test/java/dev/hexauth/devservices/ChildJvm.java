package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Another JVM that starts a store and waits until it is killed or told to end. */
final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final long pid;

  private ChildJvm(Process process, long pid) {
    this.process = process;
    this.pid = pid;
  }

  static ChildJvm start(String store, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ChildMain.class.getName(),
                    store,
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader reader = process.inputReader(UTF_8);
    return new ChildJvm(process, Long.parseLong(String.valueOf(reader.readLine())));
  }

  /** Starts a JVM, kills it without notice and returns the process id of its store. */
  static long startedAndKilled(String store, Path folder) throws IOException {
    try (ChildJvm child = start(store, folder)) {
      return child.pid();
    }
  }

  /** The process id of the store it has started. */
  long pid() {
    return pid;
  }

  void endInGoodOrder() throws IOException {
    process.outputWriter(UTF_8).close();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
