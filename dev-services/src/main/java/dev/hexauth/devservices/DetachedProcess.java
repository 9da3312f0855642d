package dev.hexauth.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that runs in a session of its own, so that Ctrl-C in the terminal of this JVM does not
 * reach it and only this JVM's stop does.
 *
 * @param pid its process id; that of the parent where it has children
 */
record DetachedProcess(long pid) {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  /** Whether it runs; a zombie that nobody has collected yet does not. */
  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !isZombie();
  }

  /** Whether it runs and its command line, where the system tells it, mentions the given text. */
  boolean isAliveWith(String text) {
    return isAlive()
        && ProcessHandle.of(pid)
            .flatMap(handle -> handle.info().commandLine())
            .map(line -> line.contains(text))
            .orElse(true);
  }

  /** Sends the signal to the process alone; nothing happens when it is gone. */
  void signal(String name) {
    send(name, Stream.of(pid));
  }

  /** Stops it and all its children where they are, as a hung store. */
  void pause() {
    signal("STOP");
    send("STOP", children());
  }

  void resume() {
    send("CONT", Stream.concat(children(), Stream.of(pid)));
  }

  /** Ends it by the signal, and by force with all its children when that takes over 10 seconds. */
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
