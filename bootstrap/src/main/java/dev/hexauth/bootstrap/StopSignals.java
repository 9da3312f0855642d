package dev.hexauth.bootstrap;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals that stop the process. The JVM stops at the first and ignores those that follow, but
 * an operator who sends a second one does not want to wait.
 *
 * <p>{@code sun.misc.Signal} is the only way to receive signals in Java. The module {@code
 * jdk.unsupported} exports it, but the compiler warns about each use, so it is called reflectively.
 */
final class StopSignals {

  private static final Logger LOG = LoggerFactory.getLogger("hexauth");

  private static final List<String> NAMES = List.of("TERM", "INT");

  private StopSignals() {}

  /** Lets every stop signal that arrives during {@code drain} end it. */
  static void end(Drain drain) {
    for (String name : NAMES) {
      try {
        end(drain, name);
      } catch (ReflectiveOperationException notToBeHad) {
        // For instance with -Xrs, which leaves signals to the system.
        LOG.debug("a second SIG{} will not end the drain", name, notToBeHad);
      }
    }
  }

  private static void end(Drain drain, String name) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Method install = signal.getMethod("handle", signal, handler);
    Method handle = handler.getMethod("handle", signal);
    Object received = signal.getConstructor(String.class).newInstance(name);
    CompletableFuture<Object> jvms = new CompletableFuture<>();
    InvocationHandler own =
        (_, _, _) -> {
          if (drain.hasBegun()) {
            drain.cut();
            return null;
          }
          return handle.invoke(jvms.join(), received);
        };
    ClassLoader loader = StopSignals.class.getClassLoader();
    jvms.complete(
        install.invoke(
            null, received, Proxy.newProxyInstance(loader, new Class<?>[] {handler}, own)));
    if (jvms.join().equals(handler.getField("SIG_IGN").get(null))) {
      // The parent process ignores it, as nohup and shells do for background jobs.
      var _ = install.invoke(null, received, jvms.join());
    }
  }
}
