package dev.hexauth.bootstrap;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The threads of this JVM, including virtual ones. */
final class Threads {

  private Threads() {}

  /** How many handle a request now. */
  static long handlingRequests() {
    return linesWith("\"tomcat-handler-");
  }

  /** How many are inside {@code method} now, as {@code package.Class.method}. */
  static long inside(String method) {
    return linesWith(method + "(");
  }

  /** How many lines of a dump of all threads, with their stacks, contain {@code text}. */
  private static long linesWith(String text) {
    Path dump = Path.of("target", "threads-" + System.nanoTime() + ".txt").toAbsolutePath();
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
      try (Stream<String> lines = Files.lines(dump)) {
        return lines.filter(line -> line.contains(text)).count();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      dump.toFile().delete();
    }
  }

  static int platform() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }
}
