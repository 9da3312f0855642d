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
 * Lowers the priority of threads. Linux ignores Java's priorities, but each of its threads has a
 * niceness, which the thread may raise without privilege. On other systems niceness belongs to the
 * whole process and stays as it is. If the system does not allow a lower priority, the work is done
 * nevertheless, and one log line says so.
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

  /** Work that first lowers the priority of its thread for good, and then does {@code work}. */
  Runnable of(Runnable work) {
    return () -> {
      if (NICE.filter(Background::raise).isEmpty() && refusalIsLogged.compareAndSet(false, true)) {
        LOG.info(
            "Password hashing has the priority of requests: this system lets no thread lower its"
                + " own. Set hexauth.password.hashing-threads below the number of processors.");
      }
      work.run();
    };
  }

  /** Raises the niceness of this thread; whether the system allowed it. */
  private static boolean raise(MethodHandle nice) {
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
