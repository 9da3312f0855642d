package dev.hexauth.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that runs in a session of its own: Ctrl-C in the terminal does not reach it, only this
 * JVM stops it.
 *
 * @param pid its process id; that of the parent if it has children
 */
record DetachedProcess(long pid) {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  /** Whether it runs; a zombie does not. */
  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !isZombie();
  }

  /** Whether it runs and, if the system reveals it, its command line contains the text. */
  boolean isAliveWith(String text) {
    return isAlive()
        && ProcessHandle.of(pid)
            .flatMap(handle -> handle.info().commandLine())
            .map(line -> line.contains(text))
            .orElse(true);
  }

  /** Sends the signal to the process only; does nothing if it has ended. */
  void signal(String name) {
    send(name, Stream.of(pid));
  }

  /** Suspends it and all its children, like a hung store. */
  void pause() {
    signal("STOP");
    send("STOP", children());
  }

  void resume() {
    send("CONT", Stream.concat(children(), Stream.of(pid)));
  }

  /** Ends it by the signal; if that takes over 10 seconds, kills it and all its children. */
  void end(String name) {
    resume();
    signal(name);
    if (!Wait.until(STOP_LIMIT, () -> !isAlive())) {
      send("KILL", Stream.concat(Stream.of(pid), children()));
      Wait.until(STOP_LIMIT, () -> !isAlive());
    }
  }

  private Stream<Long> children() {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .map(ProcessHandle::pid);
  }

  private static void send(String name, Stream<Long> pids) {
    String list = pids.map(String::valueOf).collect(Collectors.joining(" "));
    if (!list.isEmpty()) {
      Commands.run(List.of("/bin/sh", "-c", "kill -" + name + " " + list));
    }
  }

  private boolean isZombie() {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException noProcOrGone) {
      return false;
    }
  }
}
