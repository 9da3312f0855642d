package dev.hexauth.adapter.passwords;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of threads that get less of the processors than others. Java's priorities mean nothing to
 * Linux, but there each thread has a niceness of its own and needs no privilege to raise it.
 * Elsewhere it is the whole process's and is left alone. Where the system allows no such thing, the
 * work is done all the same, and one line of the log says so.
 */
final class Background {

  /** How much nicer than other threads: a third of their weight. */
  static final int NICENESS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final Path ONLY_ON_LINUX = Path.of("/proc/thread-self");
  private static final int FAILED = -1;

  private static final Optional<MethodHandle> NICE = nice();
  private static final AtomicBoolean REFUSAL_IS_LOGGED = new AtomicBoolean();

  private Background() {}

  /** {@code work}, after the thread that runs it has stepped back for good. */
  static Runnable of(Runnable work) {
    return () -> {
      if (NICE.filter(Background::stepBack).isEmpty()
          && REFUSAL_IS_LOGGED.compareAndSet(false, true)) {
        LOG.info(
            "Password hashing has the priority of requests: this system lets no thread lower its"
                + " own. Set hexauth.password.hashing-threads below the number of processors.");
      }
      work.run();
    };
  }

  /** Whether the system allowed it. */
  private static boolean stepBack(MethodHandle nice) {
    try {
      return (int) nice.invokeExact(NICENESS) != FAILED;
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
