package dev.hexauth.adapter.passwords;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.hexauth.domain.Mutable;
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
 * Work in threads with a lower priority. Linux ignores Java's priorities, but there each thread has
 * its own niceness, which it may raise without privilege. On other systems niceness belongs to the
 * whole process and is left alone. If the system does not allow it, the work is done nevertheless,
 * and one log line says so.
 */
@Mutable("refusalIsLogged")
final class Background {

  /** The added niceness: a third of the weight of other threads. */
  static final int NICENESS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final Path ONLY_ON_LINUX = Path.of("/proc/thread-self");
  private static final int FAILED = -1;

  private static final Optional<MethodHandle> NICE = nice();

  private final AtomicBoolean refusalIsLogged = new AtomicBoolean();

  /** {@code work}, after the thread that runs it has lowered its priority for good. */
  Runnable of(Runnable work) {
    return () -> {
      if (NICE.filter(Background::stepBack).isEmpty()
          && refusalIsLogged.compareAndSet(false, true)) {
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
