package dev.hexauth.adapter.security;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Work that gets what other threads leave of the processors. Java's priorities mean nothing to
 * Linux, but there a thread has a niceness of its own; elsewhere that is the whole process's and is
 * left alone.
 */
final class Background {

  /** How much nicer than other threads: a third of their weight. */
  static final int NICENESS = 5;

  private static final Path ONLY_ON_LINUX = Path.of("/proc/thread-self");

  private static final Optional<MethodHandle> NICE = nice();

  private Background() {}

  /** {@code work}, after the thread that runs it has stepped back for good. */
  static Runnable of(Runnable work) {
    return () -> {
      NICE.ifPresent(Background::stepBack);
      work.run();
    };
  }

  private static void stepBack(MethodHandle nice) {
    try {
      int _ = (int) nice.invokeExact(NICENESS);
    } catch (Throwable e) {
      throw new IllegalStateException("nice was called wrongly", e);
    }
  }

  @SuppressWarnings("restricted") // What it calls is the standard library.
  private static Optional<MethodHandle> nice() {
    if (!Files.exists(ONLY_ON_LINUX)) {
      return Optional.empty();
    }
    try {
      Linker linker = Linker.nativeLinker();
      Optional<MemorySegment> address = linker.defaultLookup().find("nice");
      return address.map(
          nice -> linker.downcallHandle(nice, FunctionDescriptor.of(JAVA_INT, JAVA_INT)));
    } catch (IllegalCallerException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }
}
