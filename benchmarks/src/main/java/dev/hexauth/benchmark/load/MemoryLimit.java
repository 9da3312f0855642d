package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A control group of Linux, of version 1 or 2, without swap space. The kernel kills a process that
 * needs more than the limit. Memory of files counts only if it was not in the system's cache
 * before.
 */
final class MemoryLimit implements AutoCloseable {

  /** Where Linux has its control groups. */
  static final Path ROOT = Path.of("/sys/fs/cgroup");

  private static final long MIB = 1024 * 1024;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path group;

  private MemoryLimit(Path group) {
    this.group = group;
  }

  /** Makes one, which root may do. */
  static MemoryLimit of(int mib, Path root) {
    String name = "hexauth-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    String bytes = Long.toString(mib * MIB);
    try {
      Path first = root.resolve("memory");
      if (Files.exists(first.resolve("memory.limit_in_bytes"))) {
        Path group = Files.createDirectory(first.resolve(name));
        Files.writeString(group.resolve("memory.swappiness"), "0");
        Files.writeString(group.resolve("memory.limit_in_bytes"), bytes);
        return new MemoryLimit(group);
      }
      if (controllers(root).contains("memory")) {
        Files.writeString(root.resolve("cgroup.subtree_control"), "+memory");
        Path group = Files.createDirectory(root.resolve(name));
        Files.writeString(group.resolve("memory.swap.max"), "0");
        Files.writeString(group.resolve("memory.max"), bytes);
        return new MemoryLimit(group);
      }
    } catch (IOException e) {
      throw new LoadException("memory cannot be limited; run this as root: " + e, e);
    }
    throw new LoadException(root + " has no controller of memory; run this as root on Linux");
  }

  private static List<String> controllers(Path root) {
    return ProcFile.lines(root.resolve("cgroup.controllers"))
        .flatMap(line -> Stream.of(line.split(" ")))
        .toList();
  }

  /** The command that starts a program within the limit. */
  List<String> starter() {
    return List.of(
        "sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", group.resolve("cgroup.procs").toString());
  }

  /** Ends it; its processes must have ended. */
  @Override
  public void close() {
    try {
      Files.delete(group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
